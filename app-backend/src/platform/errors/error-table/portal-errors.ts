import { row, type ErrorRow } from './error-row.ts'

/** The portal: sessions, access keys, refusals of its REST, forged events. */
export const portalErrors = {
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
  'event.forged': row(
    403,
    ['Событие отклонено: ключ приложения не совпал.', ''],
    ['The event is refused: the application token does not match.', ''],
  ),
} as const satisfies Record<string, ErrorRow>
