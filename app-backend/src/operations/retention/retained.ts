import type { RetainedKind } from '../contract.ts'

/** How long each kind of data is kept, in days; null = until the app is removed. */
export type RetentionDays = Record<RetainedKind, number | null>

/**
 * The journal of requests is kept for 72 hours as the vendor asks; letters of a request stand in the portal, the bytes are
 * kept for a second look. Bitrix24 docs: market/preparing-to-publish/common-requirements
 */
export const defaultRetention: Record<RetainedKind, number> = {
  'rest-calls': 3,
  events: 14,
  jobs: 7,
  'raw-letters': 90,
  'deleted-snapshots': 30,
  notices: 90,
  'outgoing-letters': 365,
  ledger: 365,
  'long-tasks': 30,
  'api-calls': 90,
  'center-calls': 90,
  'center-deliveries': 30,
  'coloured-calls': 365,
  audit: 365,
}

interface Retained {
  title: { ru: string; en: string }
  table: string
  /** SQL that picks what is old enough; `$1` = the portal, `$2` = the bound. */
  old: string
}

/** What ended before the bound goes; what is still to be done stays, however old it is. */
export const retained: Record<RetainedKind, Retained> = {
  'rest-calls': {
    title: { ru: 'Журнал запросов к порталу', en: 'Journal of requests' },
    table: 'rest_call',
    old: 'portal_id = $1 AND at < $2',
  },
  events: {
    title: { ru: 'События портала', en: 'Events of the portal' },
    table: 'portal_event',
    old: 'portal_id = $1 AND done_at < $2',
  },
  jobs: {
    title: { ru: 'Законченные работы', en: 'Ended work' },
    table: 'job',
    old: `turn = $1 AND state = 'done' AND ended_at < $2`,
  },
  'raw-letters': {
    title: { ru: 'Исходники писем', en: 'Letters as they came' },
    table: 'letter_raw',
    old: `portal_id = $1 AND letter_id IN (SELECT id FROM letter WHERE portal_id = $1 AND handled_at < $2
      AND outcome NOT IN ('waiting', 'quarantined'))`,
  },
  'deleted-snapshots': {
    title: { ru: 'Снимки удалённых записей CRM', en: 'Snapshots of deleted records' },
    table: 'record_snapshot',
    old: 'portal_id = $1 AND deleted_at < $2',
  },
  notices: {
    title: { ru: 'Уведомления', en: 'Notices' },
    table: 'notice',
    old: `portal_id = $1 AND state <> 'waiting' AND created_at < $2`,
  },
  'outgoing-letters': {
    title: { ru: 'Отправленные письма', en: 'Letters sent' },
    table: 'outgoing_letter',
    old: `portal_id = $1 AND state <> 'waiting' AND created_at < $2`,
  },
  ledger: {
    title: { ru: 'История изменений в портале', en: 'Ledger of writes' },
    table: 'ledger_run',
    old: 'portal_id = $1 AND ended_at < $2',
  },
  'long-tasks': {
    title: { ru: 'Законченные долгие работы', en: 'Ended long work' },
    table: 'long_task',
    old: 'portal_id = $1 AND ended_at < $2',
  },
  'api-calls': {
    title: { ru: 'Обращения контакт-центра', en: 'Calls of the contact centre’s API' },
    table: 'api_call',
    old: 'portal_id = $1 AND ended_at < $2',
  },
  'center-calls': {
    title: { ru: 'Звонки контакт-центра', en: 'Telephone calls of the contact centre' },
    table: 'center_call',
    old: 'portal_id = $1 AND updated_at < $2',
  },
  'coloured-calls': {
    title: { ru: 'Звонки с цветом', en: 'Coloured calls' },
    table: 'coloured_call',
    old: 'portal_id = $1 AND shown_at < $2',
  },
  'center-deliveries': {
    title: { ru: 'Уведомления контакт-центру', en: 'Deliveries to contact centres' },
    table: 'center_delivery',
    old: 'portal_id = $1 AND ended_at < $2',
  },
  audit: {
    title: { ru: 'Журнал действий', en: 'Audit trail' },
    table: 'audit_event',
    old: 'portal_id = $1 AND at < $2',
  },
}
