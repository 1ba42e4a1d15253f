import type { PortalState } from '../store/state.ts'

const CRM_TYPES = ['LEAD', 'DEAL', 'CONTACT', 'COMPANY', 'QUOTE', 'SMART_INVOICE']

/** Placement -> scope it needs beside `placement`. Bitrix24 docs: api-reference/widgets/placements. */
export function placementCodes(state: PortalState): Map<string, string> {
  const codes = new Map<string, string>()
  const dynamic = [...state.types.values()].map((one) => `DYNAMIC_${one.entityTypeId}`)
  const put = (scope: string, names: string[]): void => {
    for (const name of names) codes.set(name, scope)
  }
  for (const type of [...CRM_TYPES, ...dynamic]) {
    put(
      'crm',
      ['DETAIL_TAB', 'DETAIL_TOOLBAR', 'DETAIL_ACTIVITY', 'LIST_MENU', 'LIST_TOOLBAR', 'DOCUMENTGENERATOR_BUTTON'].map(
        (part) => `CRM_${type}_${part}`,
      ),
    )
    if (type !== 'CONTACT' && type !== 'COMPANY')
      put('crm', [`CRM_${type}_ACTIVITY_TIMELINE_MENU`, `CRM_${type}_ROBOT_DESIGNER_TOOLBAR`])
  }
  put('crm', [
    'CRM_ORDER_DETAIL_TAB',
    'CRM_ACTIVITY_LIST_MENU',
    'CRM_ANALYTICS_MENU',
    'CRM_ANALYTICS_TOOLBAR',
    'CRM_FUNNELS_TOOLBAR',
    'CRM_DETAIL_SEARCH',
    'CRM_REQUISITE_AUTOCOMPLETE',
    'CRM_BANK_DETAIL_AUTOCOMPLETE',
  ])
  put('task', [
    'TASK_VIEW_TAB',
    'TASK_VIEW_SIDEBAR',
    'TASK_VIEW_TOP_PANEL',
    'TASK_LIST_CONTEXT_MENU',
    'TASK_USER_LIST_TOOLBAR',
    'TASK_GROUP_LIST_TOOLBAR',
    'TASK_ROBOT_DESIGNER_TOOLBAR',
  ])
  put('telephony', ['CALL_CARD', 'TELEPHONY_ANALYTICS_MENU'])
  put('user', ['USER_PROFILE_MENU', 'USER_PROFILE_TOOLBAR'])
  put('im', ['IM_CONTEXT_MENU', 'IM_NAVIGATION', 'IM_SIDEBAR', 'IM_TEXTAREA', 'IMMOBILE_CONTEXT_MENU'])
  put('calendar', ['CALENDAR_GRIDVIEW'])
  put('sonet_group', ['SONET_GROUP_DETAIL_TAB', 'SONET_GROUP_TOOLBAR', 'SONET_GROUP_ROBOT_DESIGNER_TOOLBAR'])
  put('', ['LEFT_MENU', 'PAGE_BACKGROUND_WORKER', 'REST_APP_URI', 'CONTACT_CENTER'])
  return codes
}

/** Placements of which one binding an application is enough. */
export const SINGLE_PLACEMENTS: ReadonlySet<string> = new Set(['REST_APP_URI', 'PAGE_BACKGROUND_WORKER'])
