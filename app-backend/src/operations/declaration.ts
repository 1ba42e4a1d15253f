import { z } from 'zod'
import type { SliceDeclaration } from '../portal/index.ts'
import { setting } from '../settings/index.ts'
import { defaultRetention, type RetentionDays } from './retention/retained.ts'

const unit = { ru: 'дней', en: 'days' }
/** Days to keep a kind of data. */
const days = (least: number, usual: number, title: [string, string], help: [string, string]) =>
  setting(z.int().min(least).max(3_650).default(usual), {
    title: { ru: title[0], en: title[1] },
    help: { ru: help[0], en: help[1] },
    unit,
  })

const settings = z.object({
  restCalls: days(
    3,
    defaultRetention['rest-calls'],
    ['Журнал запросов', 'Journal of requests'],
    [
      'Сколько хранить записи о запросах к порталу. Меньше трёх дней нельзя: этого требует площадка.',
      'How long records of requests to the portal are kept. Three days at least: the marketplace asks for it.',
    ],
  ),
  events: days(
    1,
    defaultRetention.events,
    ['События', 'Events'],
    ['Сколько хранить обработанные события портала.', 'How long processed events of the portal are kept.'],
  ),
  jobs: days(
    1,
    defaultRetention.jobs,
    ['Законченные работы', 'Ended work'],
    ['Остановленные работы хранятся, пока их не посмотрят.', 'Given-up work is kept until somebody looks at it.'],
  ),
  rawLetters: days(
    1,
    defaultRetention['raw-letters'],
    ['Исходники писем', 'Letters as they came'],
    [
      'Сколько хранить письмо байт в байт для скачивания и повторного разбора. Текст письма в карточке остаётся.',
      'How long a letter is kept byte for byte, for download and a second reading. Its text in the card stays.',
    ],
  ),
  deletedSnapshots: days(
    1,
    defaultRetention['deleted-snapshots'],
    ['Снимки удалённых записей', 'Snapshots of deleted records'],
    ['Сколько помнить, какой была удалённая запись CRM.', 'How long it is remembered what a deleted CRM record was.'],
  ),
  notices: days(
    1,
    defaultRetention.notices,
    ['Уведомления', 'Notices'],
    ['Сколько хранить отправленные уведомления.', 'How long sent notices are kept.'],
  ),
  outgoingLetters: days(
    1,
    defaultRetention['outgoing-letters'],
    ['Отправленные письма', 'Letters sent'],
    ['Сколько хранить письма, которые ушли из «Порядка».', 'How long letters that Poryadok sent are kept.'],
  ),
  ledger: days(
    30,
    defaultRetention.ledger,
    ['История изменений', 'Ledger of writes'],
    [
      'Сколько хранить, что правила и люди меняли в портале. Отменить можно только то, что хранится.',
      'How long it is kept what rules and people changed in the portal. Only what is kept can be undone.',
    ],
  ),
  longTasks: days(
    1,
    defaultRetention['long-tasks'],
    ['Долгие работы', 'Long work'],
    [
      'Сколько видны законченные загрузки, выгрузки и пробные прогоны. То, что они изменили, хранится отдельно.',
      'How long ended imports, exports and dry runs are shown. What they changed is kept apart.',
    ],
  ),
  apiCalls: days(
    1,
    defaultRetention['api-calls'],
    ['Обращения контакт-центра', 'Calls of the contact centre’s API'],
    [
      'Сколько хранить, что присылал контакт-центр и что ему ответили. Столько же помнится ключ повтора.',
      'How long it is kept what the contact centre sent and was answered. A key of repetition is remembered as long.',
    ],
  ),
  centerCalls: days(
    1,
    defaultRetention['center-calls'],
    ['Звонки контакт-центра', 'Telephone calls of the contact centre'],
    [
      'Сколько помнить шаги звонка, который завёл контакт-центр. Звонок и запись на портале остаются.',
      'How long the steps of a call of the contact centre are remembered. The call and its recording stay in the portal.',
    ],
  ),
  colouredCalls: days(
    1,
    defaultRetention['coloured-calls'],
    ['Звонки с цветом', 'Coloured calls'],
    [
      'Сколько помнить, кто говорил с чужими клиентами: номер, клиент, причина.',
      'How long it is remembered who spoke with other people’s clients: number, client, reason.',
    ],
  ),
  centerDeliveries: days(
    1,
    defaultRetention['center-deliveries'],
    ['Уведомления контакт-центру', 'Deliveries to contact centres'],
    [
      'Сколько хранить отправленные уведомления: столько же их можно отправить снова.',
      'How long sent deliveries are kept: as long they can be sent again.',
    ],
  ),
  audit: days(
    90,
    defaultRetention.audit,
    ['Журнал действий', 'Audit journal'],
    [
      'Сколько хранить, кто что сделал. Меньше трёх месяцев нельзя.',
      'How long it is kept who did what. Three months at least.',
    ],
  ),
})

/** Health, journal, given-up work, retention and a person's data: settings say how long things are kept. */
export const operationsSlice: SliceDeclaration<typeof settings> = {
  name: 'operations',
  title: { ru: 'Хранение данных', en: 'Retention of data' },
  summary: {
    ru: 'Старые данные удаляются каждую ночь по заданным срокам.',
    en: 'Old data are removed every night by the terms that are set.',
  },
  essential: true,
  switchable: false,
  needs: () => ({}),
  settings,
}

/** The settings as terms by kind. */
export const retentionDays = (values: z.infer<typeof settings>): RetentionDays => ({
  'rest-calls': values.restCalls,
  events: values.events,
  jobs: values.jobs,
  'raw-letters': values.rawLetters,
  'deleted-snapshots': values.deletedSnapshots,
  notices: values.notices,
  'outgoing-letters': values.outgoingLetters,
  ledger: values.ledger,
  'long-tasks': values.longTasks,
  'api-calls': values.apiCalls,
  'center-calls': values.centerCalls,
  'center-deliveries': values.centerDeliveries,
  'coloured-calls': values.colouredCalls,
  audit: values.audit,
})
