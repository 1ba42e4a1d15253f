import { crmTypeCode } from '../../apps/placement-codes.ts'
import { placementsAt, type PlacedApp } from '../../apps/placements-at.ts'
import type { Markup } from '../../pages/html.ts'
import type { Viewer } from '../../pages/viewer.ts'
import type { PortalState } from '../../store/state.ts'
import { appMenu } from './app-menu.ts'

const ENTITY_ID_KEY = /^(QUOTE|SMART_INVOICE|DYNAMIC_\d+)$/

/** Menu at the top of a card: `ID` for the four classic types, `ENTITY_ID` for the others, as the vendor has it. */
export function detailToolbar(state: PortalState, viewer: Viewer, entityTypeId: number, id: number): Markup | null {
  const type = crmTypeCode(entityTypeId)
  const options = { [ENTITY_ID_KEY.test(type) ? 'ENTITY_ID' : 'ID']: String(id) }
  const placed = placementsAt(state, `CRM_${type}_DETAIL_TOOLBAR`, viewer.user)
  return appMenu(viewer.say('Приложения', 'Applications'), withOptions(placed, options))
}

/** Menu of the document generator on a card. Bitrix24 docs: api-reference/widgets/crm/document-generator-button */
export function documentMenu(state: PortalState, viewer: Viewer, entityTypeId: number, id: number): Markup | null {
  const placed = placementsAt(state, `CRM_${crmTypeCode(entityTypeId)}_DOCUMENTGENERATOR_BUTTON`, viewer.user)
  return appMenu(viewer.say('Документ', 'Document'), withOptions(placed, { ENTITY_ID: String(id) }))
}

/** Menu over a list: its frame is told nothing but the page. */
export function listToolbar(state: PortalState, viewer: Viewer, entityTypeId: number): Markup | null {
  const placed = placementsAt(state, `CRM_${crmTypeCode(entityTypeId)}_LIST_TOOLBAR`, viewer.user)
  return appMenu(viewer.say('Приложения', 'Applications'), withOptions(placed, {}))
}

/**
 * Menus of a list's rows: asked once for the list, then drawn for every row; null when applications brought none.
 * Bitrix24 docs: api-reference/widgets/crm/list-menu.
 */
export function rowMenus(state: PortalState, viewer: Viewer, entityTypeId: number): RowMenu | null {
  return menuPerRow(viewer, placementsAt(state, `CRM_${crmTypeCode(entityTypeId)}_LIST_MENU`, viewer.user), 'ID')
}

export type RowMenu = (id: number) => Markup | null

/** The same for any list whose items tell their number under `key`. */
export function menuPerRow(viewer: Viewer, placed: readonly PlacedApp[], key: string): RowMenu | null {
  if (placed.length === 0) return null
  const label = viewer.say('Действия приложений', 'Actions of applications')
  return (id) => appMenu(label, withOptions(placed, { [key]: String(id) }), 'dots')
}

/**
 * Menu of an activity in a timeline, drawn for every record; null for contacts and companies, whose records have none.
 * Bitrix24 docs: api-reference/widgets/crm/activity-timeline-menu.
 */
export function timelineMenus(
  state: PortalState,
  viewer: Viewer,
  entityTypeId: number,
  entityId: number,
): RowMenu | null {
  const placed = placementsAt(state, `CRM_${crmTypeCode(entityTypeId)}_ACTIVITY_TIMELINE_MENU`, viewer.user)
  if (placed.length === 0) return null
  const label = viewer.say('Расширения', 'Extensions')
  return (activityId) =>
    appMenu(
      label,
      withOptions(placed, {
        ENTITY_ID: String(entityId),
        ASSOCIATED_ENTITY_ID: String(activityId),
        ASSOCIATED_ENTITY_TYPE_ID: '6',
      }),
      'dots',
    )
}

/** Analytics of CRM: pages of applications and plain reports. Bitrix24 docs: api-reference/widgets/crm/analytics-menu */
export function analyticsMenu(state: PortalState, viewer: Viewer): Markup | null {
  const placed = ['CRM_ANALYTICS_MENU', 'BI_ANALYTICS_MENU'].flatMap((code) => placementsAt(state, code, viewer.user))
  return appMenu(viewer.say('Аналитика', 'Analytics'), withOptions(placed, {}))
}

function withOptions(
  placed: readonly PlacedApp[],
  options: Record<string, string>,
): { placed: PlacedApp; options: Record<string, string> }[] {
  return placed.map((one) => ({ placed: one, options }))
}
