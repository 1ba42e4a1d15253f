import type { HostCheckId } from './check.ts'
import { row, type CheckWords } from './words.ts'

const certificate = {
  plain: row(
    ['Адрес без TLS: так бывает только на локальном стенде.'],
    ['The address has no TLS: only a local stand does that.'],
  ),
  unseen: row(
    ['Не удалось посмотреть сертификат: сервер не ответил.', 'Проверьте, открывается ли адрес в браузере.'],
    ['The certificate could not be seen: the server did not answer.', 'Check that the address opens in a browser.'],
  ),
  days: row(
    ['Сертификат действует ещё {days} дн.', 'Когда останется меньше 14 дней, проверьте автоматическое продление.'],
    ['The certificate is valid for {days} more days.', 'When fewer than 14 are left, check its automatic renewal.'],
  ),
  expired: row(
    ['Сертификат истёк: портал и браузеры не открывают адрес.', 'Продлите сертификат и перезапустите прокси.'],
    [
      'The certificate has expired: the portal and browsers do not open the address.',
      'Renew it and restart the proxy.',
    ],
  ),
}

/** Checks of the installation in words; `{name}` takes a parameter. */
export const hostWords: Record<HostCheckId, CheckWords> = {
  certificate: { title: { ru: 'Сертификат приложения', en: 'Certificate of the app' }, found: certificate },
  'portal-certificate': { title: { ru: 'Сертификат портала', en: 'Certificate of the portal' }, found: certificate },
  disk: {
    title: { ru: 'Место на диске', en: 'Room on the disk' },
    found: {
      unknown: row(['Диск этого сервера не измеряется.'], ['The disk of this server is not measured.']),
      free: row(['Свободно {free}, {percent} %.'], ['{free} free, {percent} %.']),
      filling: row(
        [
          'Свободно только {free}, {percent} %.',
          'Освободите место или увеличьте диск. Когда место кончится, письма ждут у отправителя.',
        ],
        [
          'Only {free} free, {percent} %.',
          'Free some room or enlarge the disk. When it is full, letters wait at their sender.',
        ],
      ),
    },
  },
  database: {
    title: { ru: 'База данных', en: 'Database' },
    found: {
      fast: row(['Отвечает за {ms} мс, занимает {size}.'], ['Answers in {ms} ms, takes {size}.']),
      slow: row(
        ['Отвечает медленно: {ms} мс, занимает {size}.', 'Проверьте нагрузку на сервер базы.'],
        ['Answers slowly: {ms} ms, takes {size}.', 'Check the load of the database server.'],
      ),
    },
  },
  backup: {
    title: { ru: 'Резервная копия', en: 'Backup' },
    found: {
      elsewhere: row(
        ['Копии делает администратор сервера своими средствами.'],
        ['The operator makes backups by other means.'],
      ),
      never: row(
        ['Копий нет.', 'Сделайте копию и поставьте её в расписание: docs/operations.md.'],
        ['There is no backup.', 'Make one and schedule it: docs/operations.md.'],
      ),
      fresh: row(['Последняя копия сделана {age} назад.'], ['The last backup was made {age} ago.']),
      old: row(
        ['Последней копии уже {age}.', 'Проверьте расписание копирования.'],
        ['The last backup is {age} old.', 'Check the schedule of backups.'],
      ),
      failed: row(
        ['Последняя попытка не удалась, годной копии {age}.', 'Посмотрите причину в списке копий и повторите.'],
        [
          'The last try failed, the last good backup is {age} old.',
          'Look at the reason in the list of backups and repeat.',
        ],
      ),
    },
  },
  processes: {
    title: { ru: 'Процессы', en: 'Processes' },
    found: {
      alive: row(
        ['Работают: экраны {web}, фоновая работа {worker}.'],
        ['Alive: screens {web}, background work {worker}.'],
      ),
      lost: row(
        [
          'Пропали за последние 30 минут: {lost}. Работают: экраны {web}, фоновая работа {worker}.',
          'Проверьте, перезапускает ли их сервер.',
        ],
        [
          'Lost in the last 30 minutes: {lost}. Alive: screens {web}, background work {worker}.',
          'Check that the server restarts them.',
        ],
      ),
      'no-worker': row(
        ['Фоновая работа не идёт: ни одного рабочего процесса.', 'Запустите процесс с ROLE=worker или ROLE=all.'],
        ['Background work stands still: there is no worker process.', 'Start a process with ROLE=worker or ROLE=all.'],
      ),
      'no-web': row(
        ['Нет ни одного процесса, который принимает события и экраны.', 'Запустите процесс с ROLE=web или ROLE=all.'],
        ['No process takes events and serves screens.', 'Start a process with ROLE=web or ROLE=all.'],
      ),
    },
  },
}
