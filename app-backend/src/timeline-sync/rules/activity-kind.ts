/** What an entry of the timeline is, as people name it. */
export const activityKinds = [
  'call',
  'letter',
  'meeting',
  'chat',
  'sms',
  'form',
  'todo',
  'app',
  'task',
  'other',
] as const
export type ActivityKind = (typeof activityKinds)[number]

const ofType: Readonly<Record<number, ActivityKind>> = { 1: 'meeting', 2: 'call', 3: 'task', 4: 'letter' }
const ofProvider: Readonly<Record<string, ActivityKind>> = {
  IMOPENLINES_SESSION: 'chat',
  CRM_SMS: 'sms',
  CRM_WEBFORM: 'form',
  CRM_TODO: 'todo',
  CRM_TASKS_TASK: 'task',
  TASKS: 'task',
  REST_APP: 'app',
  CONFIGURABLE_REST_APP: 'app',
}

/** The provider says more than the type, which is 6 for all that came later. Bitrix24 docs: api-reference/crm/timeline/activities */
export const activityKind = (typeId: number, providerId: string): ActivityKind =>
  ofProvider[providerId] ?? ofType[typeId] ?? 'other'
