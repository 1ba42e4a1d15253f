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
    ['Это может сделать только администратор портала.', 'Попросите администратора.'],
    ['Only a portal administrator can do this.', 'Ask an administrator.'],
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
  'route.not-found': row(404, ['Такой страницы нет.', ''], ['There is no such page.', '']),
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
