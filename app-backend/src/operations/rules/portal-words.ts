import type { PortalCheckId } from './check.ts'
import { row, type CheckWords } from './words.ts'

/** Checks of a portal's own things in words; `{name}` takes a parameter. */
export const portalWords: Record<PortalCheckId, CheckWords> = {
  queues: {
    title: { ru: 'Очереди', en: 'Queues' },
    found: {
      empty: row(['Очереди пусты, всё сделано.'], ['The queues are empty, everything is done.']),
      moving: row(
        ['В очередях {count}, самое старое ждёт {age}.'],
        ['{count} in the queues, the oldest waits for {age}.'],
      ),
      stuck: row(
        [
          'В очередях {count}, самое старое ждёт уже {age}.',
          'Проверьте, живы ли рабочие процессы и отвечает ли портал: см. журнал запросов.',
        ],
        [
          '{count} in the queues, the oldest waits for {age} already.',
          'Check that worker processes live and the portal answers: see the journal of requests.',
        ],
      ),
    },
  },
  'dead-jobs': {
    title: { ru: 'Остановленные работы', en: 'Given-up work' },
    found: {
      none: row(['Все работы закончены.'], ['All work has been done.']),
      some: row(
        [
          'Не удалось сделать: {count}. Больше сами не повторятся.',
          'Посмотрите причины и запустите снова или снимите.',
        ],
        [
          'Could not be done: {count}. They are not repeated by themselves.',
          'Look at the reasons and run them again or discard them.',
        ],
      ),
    },
  },
  events: {
    title: { ru: 'События портала', en: 'Events of the portal' },
    found: {
      'none-yet': row(['Событий ещё не было.'], ['There have been no events yet.']),
      coming: row(['Последнее событие пришло {age} назад.'], ['The last event came {age} ago.']),
      silent: row(
        [
          'События не приходят {age}, а изменения в CRM есть: их находит только обход.',
          'Откройте «Настройки» и нажмите «Починить»: подписки будут созданы заново. Проверьте, доступен ли адрес приложения из интернета.',
        ],
        [
          'No events for {age}, though the CRM changes: only the sweep finds it.',
          'Open Settings and press Mend: the subscriptions are made anew. Check that the address of the app is reachable from the internet.',
        ],
      ),
    },
  },
  mailboxes: {
    title: { ru: 'Почтовые ящики', en: 'Mailboxes' },
    found: {
      none: row(
        ['Адресов для приёма писем нет: запросы из почты не создаются.', 'Добавьте адрес на странице «Ящики».'],
        ['There are no addresses for letters: mail makes no requests.', 'Add one on the Mailboxes page.'],
      ),
      stopped: row(
        [
          'Ящики остановлены, сервер не принимает вход: {addresses}. Письма ждут на сервере.',
          'Введите пароль заново на странице «Ящики».',
        ],
        [
          'Mailboxes are stopped, the server does not accept the sign-in: {addresses}. Letters wait on the server.',
          'Enter the password anew on the Mailboxes page.',
        ],
      ),
      failing: row(
        [
          'Ящики не читаются уже {age}: {addresses}. Попытки продолжаются, письма ждут на сервере.',
          'Проверьте соединение на странице «Ящики».',
        ],
        [
          'Mailboxes can not be read for {age}: {addresses}. It is tried again by itself, letters wait on the server.',
          'Test the connection on the Mailboxes page.',
        ],
      ),
      'no-letter': row(
        ['Адресов: {count}. Писем ещё не было.'],
        ['Addresses: {count}. There have been no letters yet.'],
      ),
      coming: row(
        ['Адресов: {count}. Последнее письмо пришло {age} назад.'],
        ['Addresses: {count}. The last letter came {age} ago.'],
      ),
      quiet: row(
        ['Адресов: {count}. Писем нет уже {age}.', 'Проверьте пересылку: отправьте письмо на адрес приёма.'],
        [
          'Addresses: {count}. There has been no letter for {age}.',
          'Check the forwarding: send a letter to the address.',
        ],
      ),
    },
  },
  quarantine: {
    title: { ru: 'Отложенные письма', en: 'Letters put aside' },
    found: {
      none: row(['Отложенных писем нет.'], ['No letter is put aside.']),
      some: row(
        [
          'Отложено писем: {count}. Разобрать их сами мы не смогли.',
          'Откройте «Письма», посмотрите причину и обработайте снова.',
        ],
        [
          'Letters put aside: {count}. We could not read them.',
          'Open Letters, look at the reason and handle them again.',
        ],
      ),
    },
  },
  token: {
    title: { ru: 'Ключ доступа к порталу', en: 'Key to the portal' },
    found: {
      none: row(
        [
          'Ключа нет: фоновая работа стоит, письма ждут и не теряются.',
          'Пусть администратор портала откроет приложение: ключ появится сам.',
        ],
        [
          'There is no key: background work stands still, letters wait and are not lost.',
          'Let an administrator of the portal open the app: the key comes by itself.',
        ],
      ),
      alive: row(
        ['Обновлён {age} назад, владелец {owner}. Без обновления действует ещё {days} дн.'],
        ['Renewed {age} ago, owner {owner}. Valid for {days} more days without renewal.'],
      ),
      ending: row(
        [
          'Ключ не обновлялся {age}, до его конца {days} дн. Владелец {owner}.',
          'Пусть администратор портала откроет приложение. Если не помогло, проверьте связь с сервером авторизации.',
        ],
        [
          'The key was not renewed for {age}, it ends in {days} days. Owner {owner}.',
          'Let an administrator open the app. If that does not help, check the connection to the authorisation server.',
        ],
      ),
    },
  },
  'requests-limit': {
    title: { ru: 'Лимит запросов', en: 'Limit of requests' },
    found: {
      free: row(['Занято {percent} %. Запас есть.'], ['{percent} % used. There is room.']),
      tight: row(
        [
          'Занято {percent} %. Фоновая работа ждёт, экраны работают.',
          'Ничего не делайте: очередь разойдётся сама. Если так часто, отложите тяжёлые импорты на ночь.',
        ],
        [
          '{percent} % used. Background work waits, screens go on.',
          'Nothing: the queue gets shorter by itself. If this happens often, leave heavy imports for the night.',
        ],
      ),
      barred: row(
        [
          'Портал отказал из-за лимита. Запросы пойдут через {wait}.',
          'Проверьте, не нагружают ли портал другие приложения: лимит общий.',
        ],
        [
          'The portal refused because of its limit. Requests go on in {wait}.',
          'Check whether other apps load the portal: the limit is shared.',
        ],
      ),
    },
  },
  'methods-limit': {
    title: { ru: 'Время методов', en: 'Time of methods' },
    found: {
      free: row(['Тяжёлых методов нет.'], ['No method is heavy.']),
      used: row(
        ['Самый тяжёлый {method}: {percent} % времени за 10 минут.'],
        ['The heaviest is {method}: {percent} % of its time in 10 minutes.'],
      ),
      tight: row(
        [
          '{method} истратил {percent} % времени за 10 минут. Фоновая работа с ним замедлена.',
          'Ничего не делайте: время вернётся в течение 10 минут.',
        ],
        [
          '{method} spent {percent} % of its time in 10 minutes. Background work with it is slowed down.',
          'Nothing: the time comes back within 10 minutes.',
        ],
      ),
    },
  },
  sweep: {
    title: { ru: 'Обход изменений', en: 'Sweep of changes' },
    found: {
      none: row(['Обход ещё не начат.'], ['The sweep has not begun.']),
      first: row(
        ['Идёт первый обход.', 'Ничего не делайте: он закончится сам.'],
        ['The first sweep is under way.', 'Nothing: it ends by itself.'],
      ),
      fresh: row(['Последний полный обход был {age} назад.'], ['The last whole sweep was {age} ago.']),
      late: row(
        ['Обхода не было {age}.', 'Проверьте, живы ли рабочие процессы.'],
        ['There was no sweep for {age}.', 'Check that worker processes live.'],
      ),
      failing: row(
        ['Обход не удаётся уже {age}.', 'Посмотрите отказы портала в журнале запросов.'],
        ['The sweep has been failing for {age}.', 'Look at the refusals in the journal of requests.'],
      ),
    },
  },
  'catch-up': {
    title: { ru: 'После простоя', en: 'After downtime' },
    found: {
      none: row(['Простоев не было.'], ['There was no downtime.']),
      running: row(
        ['Догоняем пропущенное, осталось {left}.', 'Ничего не делайте: это займёт минуты.'],
        ['Catching up, {left} left.', 'Nothing: it takes minutes.'],
      ),
      whole: row(
        ['Последний простой догнали полностью {age} назад.'],
        ['The last downtime was made up for in full {age} ago.'],
      ),
      left: row(
        ['После простоя не догнали {left}.', 'Откройте отчёт по часам и запустите обход снова.'],
        ['{left} were not caught up after a downtime.', 'Open the report by hours and run the sweep again.'],
      ),
    },
  },
}
