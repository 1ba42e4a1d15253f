interface Sentence {
  /** What happened and what it means. */
  message: string
  /** What to do now; empty when nothing can be done. */
  action: string
}
export interface ErrorRow {
  status: number
  ru: Sentence
  en: Sentence
}

const row = (status: number, ru: [string, string], en: [string, string]): ErrorRow => ({
  status,
  ru: { message: ru[0], action: ru[1] },
  en: { message: en[0], action: en[1] },
})

/** Every refusal and fault of the product: code -> HTTP status and words for a person. `{name}` takes a parameter. */
export const errorTable = {
  'session.missing': row(
    401,
    ['Сеанс не открыт: портал ещё не подтвердил, кто вы.', 'Откройте вкладку заново.'],
    ['There is no session: the portal has not confirmed who you are.', 'Open the tab again.'],
  ),
  'session.expired': row(
    401,
    ['Сеанс закончился. Введённое не потеряно.', 'Подождите: вкладка продлит сеанс сама.'],
    ['The session has ended. What you typed is kept.', 'Wait: the tab renews the session by itself.'],
  ),
  'session.refused': row(
    401,
    ['Портал не подтвердил вход: ключ доступа чужой или устарел.', 'Обновите страницу портала.'],
    ['The portal did not confirm the sign-in: the access key is foreign or too old.', 'Reload the portal page.'],
  ),
  'portal.unknown': row(
    404,
    ['«Порядок» не установлен на этом портале.', 'Попросите администратора установить приложение.'],
    ['Poryadok is not installed in this portal.', 'Ask an administrator to install the app.'],
  ),
  'portal.not-installed': row(
    409,
    ['Установка «Порядка» не закончена.', 'Попросите администратора открыть приложение и закончить установку.'],
    ['The set-up of Poryadok is not finished.', 'Ask an administrator to open the app and finish it.'],
  ),
  'portal.foreign-server': row(
    403,
    [
      'Адрес сервера авторизации не из списка доверенных, запрос отклонён.',
      'Администратор сервера может добавить его в настройку B24_OAUTH_SERVERS.',
    ],
    [
      'The authorisation server is not on the trusted list, the request is refused.',
      'The operator may add it to B24_OAUTH_SERVERS.',
    ],
  ),
  'portal.private-address': row(
    403,
    [
      'Адрес портала ведёт во внутреннюю сеть, а это запрещено настройкой сервера.',
      'Администратор сервера может разрешить его в B24_PRIVATE_HOSTS.',
    ],
    [
      'The portal address leads into a private network, which the server forbids.',
      'The operator may allow it in B24_PRIVATE_HOSTS.',
    ],
  ),
  'portal.unavailable': row(
    503,
    [
      'Портал сейчас не отвечает, действие не выполнено.',
      'Повторите через минуту. Письма не теряются: обработаем их сами, как только портал ответит.',
    ],
    [
      'The portal does not answer at the moment, the action was not done.',
      'Repeat in a minute. Letters are not lost: we process them as soon as the portal answers.',
    ],
  ),
  'portal.limit': row(
    503,
    ['Портал просит подождать: исчерпан его лимит запросов.', 'Продолжим сами через {seconds} с.'],
    ['The portal asks to wait: its request limit is used up.', 'We go on by ourselves in {seconds} s.'],
  ),
  'portal.outcome-unknown': row(
    503,
    [
      'Ответ портала потерян: не знаем, записалось ли.',
      'Повторите через минуту: записанное найдём, второго не появится.',
    ],
    [
      'The portal’s answer was lost: we do not know if it was written.',
      'Repeat in a minute: what was written is found, no second one appears.',
    ],
  ),
  'portal.refused': row(
    422,
    ['Портал отклонил запрос: {detail}', 'Исправьте указанное и повторите.'],
    ['The portal refused the request: {detail}', 'Correct what it names and repeat.'],
  ),
  'portal.no-rights': row(
    403,
    [
      'В портале у вас нет права на это действие.',
      'Попросите администратора портала дать доступ в настройках прав CRM.',
    ],
    ['You have no right to do this in the portal.', 'Ask a portal administrator for access in the CRM permissions.'],
  ),
  'portal.no-token': row(
    503,
    [
      'Ключ доступа к порталу больше не действует, фоновая работа остановлена.',
      'Пусть администратор портала откроет «Порядок»: ключ обновится.',
    ],
    [
      'The access key of the portal is no longer valid, background work has stopped.',
      'Let a portal administrator open Poryadok: the key is renewed.',
    ],
  ),
  'portal.wrong-keys': row(
    503,
    [
      'Сервер авторизации не принял ключи приложения. Письма сохраняются и ждут.',
      'Администратору сервера: сверьте B24_CLIENT_ID и B24_CLIENT_SECRET с карточкой приложения.',
    ],
    [
      'The authorisation server did not accept the keys of the app. Letters are kept and wait.',
      'For the operator: compare B24_CLIENT_ID and B24_CLIENT_SECRET with the app’s page.',
    ],
  ),
  'portal.unpaid': row(
    503,
    [
      'Подписка портала закончилась, и он не принимает запросы. Письма сохраняются и ждут.',
      'Продлите подписку Битрикс24: работа продолжится сама.',
    ],
    [
      'The portal’s subscription has ended, and it takes no requests. Letters are kept and wait.',
      'Renew the Bitrix24 subscription: work goes on by itself.',
    ],
  ),
  'portal.admin-only': row(
    403,
    ['Это может сделать только администратор портала.', 'Кого попросить: {whoRu}.'],
    ['Only a portal administrator can do this.', 'Whom to ask: {whoEn}.'],
  ),
  'person.not-found': row(
    404,
    ['Такого человека в портале нет.', 'Обновите список.'],
    ['There is no such person in the portal.', 'Reload the list.'],
  ),
  'permission.denied': row(
    403,
    ['У вас нет права «{rightRu}».', 'Это право есть здесь: {whoRu}. Раздаёт его администратор портала.'],
    ['You have no right «{rightEn}».', 'Those who have it: {whoEn}. A portal administrator grants it.'],
  ),
  'permission.limits': row(
    422,
    ['Такие права раздать нельзя: {detail}.', 'Верните отмеченные ячейки и сохраните снова.'],
    ['These rights can’t be granted: {detail}.', 'Put the marked cells back and save again.'],
  ),
  'permission.changed': row(
    409,
    ['Права уже изменил кто-то другой, ваша правка не записана.', 'Обновите страницу и внесите правку ещё раз.'],
    ['Somebody else has changed the rights, your change was not saved.', 'Reload the page and make the change again.'],
  ),
  'request.not-found': row(
    404,
    ['Запрос не найден: он удалён или у вас нет права его видеть.', 'Обновите список.'],
    ['The request is not found: it was deleted or you may not see it.', 'Reload the list.'],
  ),
  'mailbox.taken': row(
    409,
    ['Адрес {address} уже принимает письма.', 'Выберите другой адрес.'],
    ['The address {address} already takes in letters.', 'Choose another address.'],
  ),
  'mailbox.not-found': row(
    404,
    ['Такого адреса приёма нет.', 'Обновите список.'],
    ['There is no such intake address.', 'Reload the list.'],
  ),
  'letter.not-found': row(
    404,
    ['Такого письма нет.', 'Обновите список.'],
    ['There is no such letter.', 'Reload the list.'],
  ),
  'letter.not-quarantined': row(
    409,
    ['Письмо уже обработано или ждёт своей очереди, повторять нечего.', 'Обновите список.'],
    ['The letter is already processed or waiting, there is nothing to repeat.', 'Reload the list.'],
  ),
  'slice.off': row(
    409,
    [
      'Возможность «{title}» выключена на этом портале.',
      'Включить её может администратор портала: «Порядок» → «Настройки».',
    ],
    ['“{titleEn}” is switched off in this portal.', 'A portal administrator may switch it on: Poryadok → Settings.'],
  ),
  'slice.blocked': row(
    409,
    [
      'Возможность «{title}» здесь не работает: порталу не хватает прав или методов.',
      'Чего не хватает и кто это даёт, видно администратору: «Порядок» → «Состояние».',
    ],
    [
      '“{titleEn}” does not work here: the portal lacks rights or methods.',
      'An administrator sees what is missing and who may grant it: Poryadok → Health.',
    ],
  ),
  'settings.unknown-slice': row(
    404,
    ['Такого раздела настроек нет.', 'Обновите страницу.'],
    ['There is no such section of settings.', 'Reload the page.'],
  ),
  'settings.no-switch': row(
    409,
    ['Этот раздел не выключается: на нём держится приём запросов.', 'Измените его настройки или удалите приложение.'],
    ['This section has no switch: the intake of requests stands on it.', 'Change its settings or remove the app.'],
  ),
  'settings.conflict': row(
    409,
    [
      'Пока вы правили, эти настройки изменил другой администратор. Ваша правка не записана и не потеряна.',
      'Посмотрите его версию и решите, чью оставить.',
    ],
    [
      'While you were editing, another administrator changed these settings. Your edit is not saved and not lost.',
      'Look at their version and decide whose to keep.',
    ],
  ),
  'settings.file-unreadable': row(
    422,
    ['Это не файл настроек «Порядка». Ничего не изменено.', 'Выберите файл, который сохранила кнопка «Выгрузить».'],
    ['This is not a settings file of Poryadok. Nothing was changed.', 'Choose a file that “Export” saved.'],
  ),
  'settings.file-newer': row(
    422,
    [
      'Файл сделан более новой версией: формат {version}, здесь известен {known}. Ничего не изменено.',
      'Обновите приложение и повторите.',
    ],
    [
      'The file was made by a newer version: format {version}, here {known} is known. Nothing was changed.',
      'Update the app and repeat.',
    ],
  ),
  'settings.file-stale': row(
    409,
    ['Настройки изменились после сравнения с файлом. Файл не применён.', 'Сравните ещё раз и примените.'],
    ['The settings changed after the comparison with the file. It was not applied.', 'Compare again and apply.'],
  ),
  'undo.nothing-left': row(
    409,
    ['Отменять нечего: эти изменения уже отменены или портал не умеет их отменять.', 'Обновите список.'],
    ['There is nothing to undo: these changes are undone already, or the portal cannot undo them.', 'Reload the list.'],
  ),
  'run.not-found': row(
    404,
    ['Такой работы правила нет.', 'Обновите список.'],
    ['There is no such run.', 'Reload the list.'],
  ),
  'record.not-found': row(
    404,
    ['Запись не найдена: она удалена или у вас нет права её видеть.', 'Обновите страницу.'],
    ['The record is not found: it was deleted or you may not see it.', 'Reload the page.'],
  ),
  'mail.no-account': row(
    409,
    ['Почтовый сервер для исходящих писем не настроен.', 'Укажите его: «Порядок», «Настройки», «Почта».'],
    ['No mail server is set for outgoing letters.', 'Set it: Poryadok, Settings, Mail.'],
  ),
  'mail.not-clean': row(
    422,
    ['Письмо не отправлено: недопустимое значение в поле {detail}.', 'Уберите переносы строк и проверьте адреса.'],
    ['The letter was not sent: a value of {detail} is not allowed.', 'Remove line breaks and check the addresses.'],
  ),
  'mail.own-address': row(
    409,
    ['Это адрес приёма писем: автоматический ответ на него пришёл бы сам себе.', 'Выберите другой адрес.'],
    ['This is an intake address: an automatic answer to it would answer itself.', 'Choose another address.'],
  ),
  'mail.private-address': row(
    403,
    [
      'Почтовый сервер во внутренней сети или на необычном порту, это запрещено настройкой сервера.',
      'Администратор сервера может разрешить его в MAIL_PRIVATE_HOSTS.',
    ],
    [
      'The mail server is in a private network or at an unusual port, which the server forbids.',
      'The operator may allow it in MAIL_PRIVATE_HOSTS.',
    ],
  ),
  'mail.unencrypted': row(
    422,
    ['Отправка без шифрования показала бы письма и пароль посторонним.', 'Выберите TLS или STARTTLS.'],
    ['Without encryption strangers could read letters and the password.', 'Choose TLS or STARTTLS.'],
  ),
  'mail.not-stuck': row(
    409,
    ['Это письмо уже ушло или ещё отправляется.', 'Обновите список.'],
    ['This letter is sent already, or is being sent.', 'Reload the list.'],
  ),
  'event.forged': row(
    403,
    ['Событие отклонено: ключ приложения не совпал.', ''],
    ['The event is refused: the application token does not match.', ''],
  ),
  'input.invalid': row(
    400,
    ['Данные заполнены не так, как ожидается: {detail}', 'Исправьте и отправьте снова.'],
    ['The data are not as expected: {detail}', 'Correct them and send again.'],
  ),
  'operations.call-gone': row(
    404,
    ['Этой записи журнала уже нет: записи хранятся 72 часа.', 'Вернитесь к списку.'],
    ['This record of the journal is gone: records are kept for 72 hours.', 'Go back to the list.'],
  ),
  'operations.job-gone': row(
    404,
    ['Этой работы уже нет среди остановленных: её запустили снова или сняли.', 'Обновите список.'],
    ['This work is no longer among the given-up: somebody ran it again or discarded it.', 'Reload the list.'],
  ),
  'operations.person-unclear': row(
    422,
    ['Это не похоже на номер телефона, искать по нему нельзя.', 'Укажите номер с кодом города или страны.'],
    ['This does not look like a phone number, it can not be searched for.', 'Give it with its area or country code.'],
  ),
  'route.not-found': row(404, ['Такой страницы нет.', ''], ['There is no such page.', '']),
  'table.unreadable': row(
    422,
    [
      'Файл не читается как таблица: он повреждён или это не CSV и не XLSX.',
      'Откройте его в Excel и сохраните заново как XLSX или CSV.',
    ],
    [
      'The file can’t be read as a table: it is damaged or neither CSV nor XLSX.',
      'Open it in Excel and save it again as XLSX or CSV.',
    ],
  ),
  'table.old-format': row(
    422,
    ['Это файл старого Excel (XLS) или защищённый паролем.', 'Сохраните его как XLSX или CSV без пароля.'],
    ['This is a file of the old Excel (XLS) or one with a password.', 'Save it as XLSX or CSV without a password.'],
  ),
  'table.encrypted': row(
    422,
    ['Файл защищён паролем.', 'Сохраните его без пароля.'],
    ['The file is protected by a password.', 'Save it without a password.'],
  ),
  'table.empty': row(
    422,
    ['В файле нет ни одной заполненной строки.', 'Проверьте, тот ли это файл и лист.'],
    ['There is no filled row in the file.', 'Check that it is the right file and sheet.'],
  ),
  'table.no-sheet': row(
    422,
    ['Листа «{sheet}» в файле нет.', 'Выберите другой лист.'],
    ['There is no sheet “{sheet}” in the file.', 'Choose another sheet.'],
  ),
  'table.bomb': row(
    422,
    ['Файл при распаковке растёт без меры, чтение остановлено.', 'Сохраните его заново как XLSX или CSV.'],
    ['The file grows without measure when it is unpacked, reading has stopped.', 'Save it again as XLSX or CSV.'],
  ),
  'table.row-too-long': row(
    422,
    ['Строка {row} слишком длинная: похоже, в ней не закрыта кавычка.', 'Исправьте строку и загрузите файл снова.'],
    ['Row {row} is too long: it seems that a quote is not closed in it.', 'Correct the row and upload the file again.'],
  ),
  'table.broken-quotes': row(
    422,
    ['В строке {row} сбились кавычки, дальше файл читать нельзя.', 'Исправьте строку и загрузите файл снова.'],
    [
      'The quotes in row {row} are broken, the file can’t be read further.',
      'Correct the row and upload the file again.',
    ],
  ),
  'table.too-wide': row(
    422,
    ['В строке {row} больше {columns} столбцов.', 'Уберите лишние столбцы.'],
    ['Row {row} has more than {columns} columns.', 'Remove the columns nobody needs.'],
  ),
  'table.too-many-rows': row(
    422,
    ['В таблице больше {rows} строк.', 'Разделите её на несколько файлов или выберите CSV.'],
    ['The table has more than {rows} rows.', 'Split it into several files or choose CSV.'],
  ),
  'table.too-much-text': row(
    422,
    [
      'В файле слишком много разных текстов для чтения как XLSX.',
      'Сохраните его как CSV: так читается файл любой величины.',
    ],
    [
      'The file has too many different texts to be read as XLSX.',
      'Save it as CSV: that way a file of any size is read.',
    ],
  ),
  'file.not-found': row(
    404,
    ['Такого файла нет: он удалён или срок его хранения вышел.', 'Обновите страницу.'],
    ['There is no such file: it was deleted or its time is over.', 'Reload the page.'],
  ),
  'file.too-large': row(
    422,
    ['Файл больше {megabytes} МБ, он не сохранён.', 'Разделите файл или сожмите его.'],
    ['The file is larger than {megabytes} MB, it is not kept.', 'Split the file or compress it.'],
  ),
  'file.portal-full': row(
    422,
    [
      'Файлы портала заняли всё отведённое место ({gigabytes} ГБ), файл не сохранён.',
      'Удалите ненужные файлы или увеличьте FILES_PORTAL_GB.',
    ],
    [
      'The files of the portal fill all the space they may take ({gigabytes} GB), the file is not kept.',
      'Delete files nobody needs or raise FILES_PORTAL_GB.',
    ],
  ),
  'long-work.not-found': row(
    404,
    ['Такой работы нет.', 'Обновите список.'],
    ['There is no such work.', 'Reload the list.'],
  ),
  'long-work.running': row(
    409,
    ['Такая работа уже идёт или приостановлена: {title}.', 'Дождитесь её конца или остановите её.'],
    ['Such a work is already running or paused: {title}.', 'Wait for its end or stop it.'],
  ),
  'long-work.ended': row(
    409,
    ['Эта работа уже закончена, менять в ней нечего.', 'Обновите список.'],
    ['This work has already ended, there is nothing to change in it.', 'Reload the list.'],
  ),
  'database.unavailable': row(
    503,
    ['База данных не отвечает. Ничего не потеряно: работа продолжится, когда она вернётся.', 'Повторите через минуту.'],
    ['The database does not answer. Nothing is lost: work goes on when it is back.', 'Repeat in a minute.'],
  ),
  internal: row(
    500,
    [
      'Внутренняя ошибка. Мы записали её и данные не потеряли.',
      'Повторите; если не поможет, сообщите в поддержку номер запроса.',
    ],
    [
      'Internal error. It is recorded and no data are lost.',
      'Repeat; if that does not help, give support the request number.',
    ],
  ),
} as const satisfies Record<string, ErrorRow>

export type ErrorCode = keyof typeof errorTable
