import { crmTexts } from './crm-texts.ts'
import { notice, type NoticeText } from './notice-text.ts'

/** Every notice that the product puts under the portal's bell: kind -> words. See fill-text for what stands in braces. */
export const noticeTexts = {
  'portal.token-dead': notice(
    [],
    ['Потерян ключ доступа к порталу', 'The key to the portal is lost'],
    [
      'Ключ доступа «Порядка» к порталу больше не действует: письма сохраняются, но запросы из них не создаются. Откройте «Порядок» — ключ обновится.',
      'Poryadok’s key to the portal is no longer valid: letters are kept, but no requests are made of them. Open Poryadok: the key is renewed.',
    ],
    true,
  ),
  'portal.token-ageing': notice(
    ['days'],
    ['Ключ доступа скоро устареет', 'The key is about to age'],
    [
      'Ключ доступа к порталу не обновлялся и через {days|день|дня|дней} перестанет действовать. Откройте «Порядок» — ключ обновится.',
      'The key to the portal was not renewed and stops working in {days|day|days}. Open Poryadok: the key is renewed.',
    ],
  ),
  'portal.rights-missing': notice(
    ['names'],
    ['Приложению не хватает прав', 'The app lacks rights'],
    [
      'Приложению не выданы права: {names}. Выдать их можно в карточке приложения, раздел «Разработчикам».',
      'The app lacks the rights: {names}. Grant them on the app’s page, section “Developer resources”.',
    ],
  ),
  'letters.quarantined': notice(
    ['count', 'since'],
    ['Письма ждут разбора', 'Letters wait to be sorted out'],
    [
      '{count|письмо не принято и ждёт|письма не приняты и ждут|писем не приняты и ждут} разбора с {since:moment}. Откройте «Порядок», раздел «Письма».',
      '{count|letter was|letters were} not taken in and wait since {since:moment}. Open Poryadok, section “Letters”.',
    ],
  ),
  'letters.refused': notice(
    ['count', 'letters'],
    ['Слишком большие письма', 'Letters that were too large'],
    [
      '{count|письмо больше|письма больше|писем больше} предела и не принято. От кого и сколько МБ: {letters}. Предел меняется в «Порядке», раздел «Ящики»; отправителям стоит прислать ссылку вместо файла.',
      '{count|letter is|letters are} over the limit and not taken in. From whom, and MB: {letters}. The limit is changed in Poryadok, Mailboxes; the senders had better send a link instead of the file.',
    ],
  ),
  'mailbox.stopped': notice(
    ['address', 'since', 'detail'],
    ['Почтовый ящик остановлен', 'A mailbox is stopped'],
    [
      'Ящик {address} не читается с {since:moment}: {detail}. Письма остаются на сервере и не потеряются. Введите пароль заново: «Порядок», «Ящики».',
      'The mailbox {address} has not been read since {since:moment}: {detail}. Letters stay on the server, none is lost. Enter the password anew: Poryadok, Mailboxes.',
    ],
    true,
  ),
  'mailbox.failing': notice(
    ['address', 'since', 'detail'],
    ['Почтовый ящик не читается', 'A mailbox can not be read'],
    [
      'Ящик {address} не читается с {since:moment}: {detail}. Попытки продолжаются, письма остаются на сервере. Проверить соединение: «Порядок», «Ящики».',
      'The mailbox {address} can not be read since {since:moment}: {detail}. It is tried again by itself, letters stay on the server. Test the connection: Poryadok, Mailboxes.',
    ],
    true,
  ),
  'letter.not-sent': notice(
    ['subject', 'to', 'detail'],
    ['Письмо не ушло', 'A letter was not sent'],
    [
      'Письмо «{subject}» для {to} не ушло: {detail}. Исправьте причину и отправьте его снова.',
      'The letter “{subject}” to {to} was not sent: {detail}. Mend the cause and send it again.',
    ],
    true,
  ),
  'letter.outcome-unknown': notice(
    ['subject', 'to'],
    ['Неизвестно, ушло ли письмо', 'Unknown whether a letter was sent'],
    [
      'Связь с почтовым сервером прервалась, когда он принимал письмо «{subject}» для {to}. Само оно не повторится, чтобы не прийти дважды: проверьте у получателя и решите сами.',
      'The mail server broke off while taking the letter “{subject}” to {to}. It is not repeated by itself, so as not to arrive twice: ask the recipient and decide.',
    ],
    true,
  ),
  'request.assigned': notice(
    ['title', 'path'],
    ['Вам передан запрос', 'A request is yours'],
    ['Вам передан запрос [url={path}]{title}[/url].', 'The request [url={path}]{title}[/url] is now yours.'],
  ),
  'request.no-owner': notice(
    ['title', 'path', 'group'],
    ['Запрос без ответственного', 'A request without an owner'],
    [
      'Запрос [url={path}]{title}[/url] ждёт ответственного: в группе «{group}» взять его некому. Назначьте его вручную или подождите: правила спросят снова.',
      'The request [url={path}]{title}[/url] waits for an owner: nobody in the group “{group}” can take it. Assign it by hand or wait: the rules ask again.',
    ],
  ),
  'request.tug-of-war': notice(
    ['title', 'path'],
    ['За ответственного спорят', 'The responsible is fought over'],
    [
      'В запросе [url={path}]{title}[/url] ответственного меняют туда и обратно. Правила «Порядка» его больше не трогают: проверьте роботов портала.',
      'In the request [url={path}]{title}[/url] the responsible is changed back and forth. The rules of Poryadok leave it alone now: check the robots of the portal.',
    ],
  ),
  'request.deadline-near': notice(
    ['title', 'path', 'at'],
    ['Срок запроса близко', 'A deadline is near'],
    [
      'Решить до {at:moment}: запрос [url={path}]{title}[/url].',
      'To be resolved by {at:moment}: the request [url={path}]{title}[/url].',
    ],
  ),
  'request.deadline-missed': notice(
    ['title', 'path', 'at'],
    ['Срок запроса прошёл', 'A deadline was missed'],
    [
      'Срок прошёл {at:moment}: запрос [url={path}]{title}[/url] ещё не решён.',
      'The deadline was {at:moment}: the request [url={path}]{title}[/url] is not resolved yet.',
    ],
  ),
  'request.deadline-escalated': notice(
    ['title', 'path', 'at', 'who'],
    ['Сотрудник не успел к сроку', 'A person has missed a deadline'],
    [
      'Срок прошёл {at:moment}, запрос [url={path}]{title}[/url] ещё не решён. Ответственный: {who}.',
      'The deadline was {at:moment}, the request [url={path}]{title}[/url] is not resolved yet. Responsible: {who}.',
    ],
  ),
  'calendar.year-missing': notice(
    ['year'],
    ['Нет рабочего календаря', 'No working calendar'],
    [
      'Рабочего календаря на {year} год нет: «Решить до» пропускает только субботы и воскресенья. Откройте «Порядок», «Правила», «Срок» и загрузите дни файлом.',
      'There is no working calendar for {year}: “Resolve by” leaves out Saturdays and Sundays alone. Open Poryadok, “Rules”, “Deadline” and load the days from a file.',
    ],
  ),
  'calendar.year-provisional': notice(
    ['year'],
    ['Рабочий календарь предварительный', 'The working calendar is provisional'],
    [
      'На {year} год внесены только праздники из закона, переносов нет. Когда выйдет постановление, откройте «Порядок», «Правила», «Срок» и загрузите дни файлом.',
      'For {year} only the holidays of the law are entered, no moved days. When the decree is published, open Poryadok, “Rules”, “Deadline” and load the days from a file.',
    ],
  ),
  'rules.published': notice(
    ['who', 'rules', 'version'],
    ['Опубликованы правила', 'Rules were published'],
    [
      '{who}: опубликованы правила «{rules}», версия {version}.',
      '{who} published the rules “{rules}”, version {version}.',
    ],
  ),
  'rules.stopped': notice(
    ['rules', 'detail'],
    ['Правила остановлены', 'Rules were stopped'],
    [
      'Правила «{rules}» остановлены: {detail}. Откройте «Порядок», раздел «Журнал», и решите, что верно.',
      'The rules “{rules}” were stopped: {detail}. Open Poryadok, section “Journal”, and decide what is right.',
    ],
    true,
  ),
  'long-work.ended': notice(
    ['title', 'done', 'failed'],
    ['Долгая работа закончена', 'Long work has ended'],
    ['«{title}»: сделано {done}, с ошибкой {failed}.', '“{title}”: {done} done, {failed} failed.'],
  ),
  'catch-up.ended': notice(
    ['from', 'to', 'count'],
    ['Наверстано пропущенное', 'Caught up'],
    [
      'С {from:moment} до {to:moment} «Порядок» не работал. Наверстано: {count|изменение|изменения|изменений}.',
      'Poryadok was down from {from:moment} to {to:moment}. Caught up: {count|change|changes}.',
    ],
  ),
  'operations.backup-old': notice(
    ['days'],
    ['Давно не было резервной копии', 'The backup is old'],
    [
      'Последней резервной копии {days|день|дня|дней}. Проверьте задание копирования на сервере «Порядка».',
      'The last backup is {days|day|days} old. Check the backup job on the server of Poryadok.',
    ],
  ),
  'operations.disk-low': notice(
    ['percent'],
    ['Мало места на диске', 'The disk is nearly full'],
    [
      'На диске сервера «Порядка» свободно {percent} %. Освободите место: без него письма не сохранить.',
      'The disk of Poryadok’s server has {percent} % left. Free some space: letters can’t be kept without it.',
    ],
    true,
  ),
  'operations.certificate-ends': notice(
    ['host', 'days'],
    ['Заканчивается сертификат', 'A certificate ends'],
    [
      'Сертификат {host} действует ещё {days|день|дня|дней}. Обновите его: без него портал не откроет «Порядок».',
      'The certificate of {host} is valid for {days|day|days} more. Renew it: without it the portal can’t open Poryadok.',
    ],
  ),
  'operations.jobs-dead': notice(
    ['count'],
    ['Задания остановились', 'Jobs have stopped'],
    [
      '{count|задание остановилось|задания остановились|заданий остановились} после всех попыток. Откройте «Порядок», раздел «Состояние».',
      '{count|job has|jobs have} stopped after all tries. Open Poryadok, section “Health”.',
    ],
  ),
  'external-task.stuck': notice(
    ['taskId', 'title', 'path', 'detail'],
    ['Внешней задаче нужно решение', 'An external task needs a decision'],
    [
      'Задача № {taskId}, [url={path}]{title}[/url]. {detail}',
      'Task no. {taskId}, [url={path}]{title}[/url]. {detail}',
    ],
  ),
  'external-task.late-reply': notice(
    ['title', 'path', 'who'],
    ['Ответ в закрытой внешней задаче', 'A reply in a closed external task'],
    [
      'Исполнитель {who} ответил в закрытой задаче [url={path}]{title}[/url]. Ответ стоит в ней комментарием.',
      'The performer {who} answered in the closed task [url={path}]{title}[/url]. The answer stands there as a comment.',
    ],
  ),
  'external-task.reply': notice(
    ['title', 'path', 'who'],
    ['Ответ внешнего исполнителя', 'A reply of an external performer'],
    [
      'Исполнитель {who} ответил в задаче [url={path}]{title}[/url].',
      'The performer {who} answered in the task [url={path}]{title}[/url].',
    ],
  ),
  'external-task.automatic': notice(
    ['title', 'path', 'who', 'detail'],
    ['Автоматический ответ исполнителя', 'An automatic answer of a performer'],
    [
      'В задаче [url={path}]{title}[/url] от {who} пришёл автоматический ответ: {detail}',
      'In the task [url={path}]{title}[/url] there is an automatic answer of {who}: {detail}',
    ],
  ),
  'missed-call.assigned': notice(
    ['phone', 'line', 'path'],
    ['Пропущенный звонок на вашу линию', 'A missed call on your line'],
    [
      'Пропущен звонок [url={path}]{phone}[/url] на линию «{line}». Лид теперь ваш.',
      'A call of [url={path}]{phone}[/url] to the line “{line}” was missed. The lead is now yours.',
    ],
    true,
  ),
  'missed-call.client': notice(
    ['phone', 'title', 'line', 'path'],
    ['Пропущенный звонок вашего клиента', 'A missed call of your client'],
    [
      'Пропущен звонок клиента [url={path}]{title}[/url], {phone}, на линию {line}.',
      'A call of the client [url={path}]{title}[/url], {phone}, to the line {line} was missed.',
    ],
    true,
  ),
  'missed-call.unresolved': notice(
    ['phone', 'path'],
    ['Пропущенный звонок без ответственного', 'A missed call without a responsible'],
    [
      'У пропущенного звонка [url={path}]{phone}[/url] не нашлось ответственного. Откройте «Порядок», раздел «Звонки».',
      'Nobody was found for the missed call [url={path}]{phone}[/url]. Open Poryadok, section “Calls”.',
    ],
  ),
  'missed-call.fought': notice(
    ['phone', 'path'],
    ['Два автомата спорят за лид', 'Two automations fight over a lead'],
    [
      'Оператор телефонии раз за разом забирает лид [url={path}]{phone}[/url] у ответственного за линию. «Порядок» отступил; назначьте ответственного сами.',
      'The telephony operator takes the lead [url={path}]{phone}[/url] from the line’s responsible again and again. Poryadok stood back; choose the responsible yourself.',
    ],
  ),
  'missed-call.not-called-back': notice(
    ['phone', 'name', 'minutes', 'path'],
    ['Клиенту не перезвонили', 'A client was not called back'],
    [
      'По пропущенному звонку [url={path}]{phone}[/url] не перезвонили за {minutes} мин. Ответственный: {name}.',
      'Nobody called [url={path}]{phone}[/url] back within {minutes} min of the missed call. Responsible: {name}.',
    ],
    true,
  ),
  'call-card.red': notice(
    ['who', 'title', 'path', 'responsible'],
    ['Звонок чужому клиенту', 'A call to somebody else’s client'],
    [
      '{who} говорит с клиентом [url={path}]{title}[/url], его ведёт {responsible}.',
      '{who} is on the line with [url={path}]{title}[/url], a client of {responsible}.',
    ],
    true,
  ),
  ...crmTexts,
} as const satisfies Record<string, NoticeText>

export type NoticeKind = keyof typeof noticeTexts
export const noticeKinds = Object.keys(noticeTexts) as [NoticeKind, ...NoticeKind[]]
export const noticeText = (kind: NoticeKind): NoticeText => noticeTexts[kind]
export const isNoticeKind = (kind: string): kind is NoticeKind => Object.hasOwn(noticeTexts, kind)
