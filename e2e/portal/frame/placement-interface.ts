import type { PlacementInterface } from './boot.ts'

/**
 * Commands and events a placement adds to the base ones. Bitrix24 docs: api-reference/widgets/crm/detail-tab,
 * widgets/crm/list-menu.
 */
export function placementInterface(placement: string): PlacementInterface {
  const reloads = /^CRM_.+_(DETAIL_TAB|LIST_MENU|DETAIL_ACTIVITY)$/.test(placement)
  return { command: reloads ? ['reloadData'] : [], event: [] }
}
