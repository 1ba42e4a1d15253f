import type { PortalState } from '../store/state.ts'

const CLASSIC = ['LEAD', 'DEAL', 'CONTACT', 'COMPANY', 'QUOTE', 'SMART_INVOICE']
/** Parts of a CRM card and list that every type has. */
const EVERY_TYPE = [
  'DETAIL_TAB',
  'DETAIL_TOOLBAR',
  'DETAIL_ACTIVITY',
  'LIST_MENU',
  'LIST_TOOLBAR',
  'DOCUMENTGENERATOR_BUTTON',
]
/** Parts that contacts and companies do not have. */
const WITH_STAGES = ['ACTIVITY_TIMELINE_MENU', 'ROBOT_DESIGNER_TOOLBAR']

/** Code of a CRM type inside placement codes: `DEAL`, `DYNAMIC_1030`. Bitrix24 docs: api-reference/crm/data-types. */
export function crmTypeCode(entityTypeId: number): string {
  const known: Record<number, string> = {
    1: 'LEAD',
    2: 'DEAL',
    3: 'CONTACT',
    4: 'COMPANY',
    7: 'QUOTE',
    14: 'ORDER',
    31: 'SMART_INVOICE',
  }
  return known[entityTypeId] ?? `DYNAMIC_${entityTypeId}`
}

/** Placement -> scope it needs beside `placement`; '' = none. Bitrix24 docs: api-reference/widgets/placements. */
export function placementCodes(state: PortalState): Map<string, string> {
  const codes = new Map<string, string>()
  const put = (scope: string, names: readonly string[]): void => {
    for (const name of names) codes.set(name, scope)
  }
  for (const type of [...CLASSIC, ...[...state.types.values()].map((one) => crmTypeCode(one.entityTypeId))]) {
    put(
      'crm',
      EVERY_TYPE.map((part) => `CRM_${type}_${part}`),
    )
    if (type === 'CONTACT' || type === 'COMPANY') continue
    put(
      'crm',
      WITH_STAGES.map((part) => `CRM_${type}_${part}`),
    )
  }
  for (const [scope, names] of Object.entries(BY_SCOPE)) put(scope, names)
  return codes
}

const BY_SCOPE: Readonly<Record<string, readonly string[]>> = {
  crm: [
    'CRM_ORDER_DETAIL_TAB',
    'CRM_ORDER_DETAIL_ACTIVITY',
    'CRM_ORDER_LIST_TOOLBAR',
    'CRM_ACTIVITY_LIST_MENU',
    'CRM_ANALYTICS_MENU',
    'CRM_ANALYTICS_TOOLBAR',
    'CRM_FUNNELS_TOOLBAR',
    'CRM_DETAIL_SEARCH',
    'CRM_REQUISITE_AUTOCOMPLETE',
    'CRM_BANK_DETAIL_AUTOCOMPLETE',
  ],
  task: [
    'TASK_VIEW_TAB',
    'TASK_VIEW_SIDEBAR',
    'TASK_VIEW_TOP_PANEL',
    'TASK_LIST_CONTEXT_MENU',
    'TASK_USER_LIST_TOOLBAR',
    'TASK_GROUP_LIST_TOOLBAR',
    'TASK_ROBOT_DESIGNER_TOOLBAR',
  ],
  telephony: ['CALL_CARD', 'TELEPHONY_ANALYTICS_MENU'],
  user: ['USER_PROFILE_MENU', 'USER_PROFILE_TOOLBAR'],
  im: ['IM_CONTEXT_MENU', 'IM_NAVIGATION', 'IM_SIDEBAR', 'IM_TEXTAREA', 'IMMOBILE_CONTEXT_MENU'],
  calendar: ['CALENDAR_GRIDVIEW'],
  sonet_group: ['SONET_GROUP_DETAIL_TAB', 'SONET_GROUP_TOOLBAR', 'SONET_GROUP_ROBOT_DESIGNER_TOOLBAR'],
  '': ['LEFT_MENU', 'PAGE_BACKGROUND_WORKER', 'REST_APP_URI', 'CONTACT_CENTER', 'BI_ANALYTICS_MENU'],
}

/** Placements of which one binding an application is enough. */
export const SINGLE_PLACEMENTS: ReadonlySet<string> = new Set(['REST_APP_URI', 'PAGE_BACKGROUND_WORKER'])

/**
 * The OPTIONS that a placement keeps; every other key is taken and forgotten without a word.
 * Bitrix24 docs: api-reference/widgets/placement-bind and the page of each placement.
 */
export function keptOptions(code: string, given: Record<string, string>): Record<string, string> {
  if (code.startsWith('IM_') || code.startsWith('IMMOBILE_')) return given
  const kept = KEPT_OPTIONS.find(([pattern]) => pattern.test(code))?.[1] ?? []
  return Object.fromEntries(Object.entries(given).filter(([name]) => kept.includes(name)))
}

const KEPT_OPTIONS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^PAGE_BACKGROUND_WORKER$/, ['errorHandlerUrl']],
  [/^CRM_.+_DETAIL_ACTIVITY$/, ['useBuiltInInterface', 'newUserNotificationTitle', 'newUserNotificationText']],
  [/^TASK_VIEW_(TAB|SIDEBAR)$/, ['groupId']],
]
