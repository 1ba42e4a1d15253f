import { placementsAt, type PlacedApp } from '../../apps/placements-at.ts'
import { frameSlot } from '../../pages/frame-slot.ts'
import type { Markup } from '../../pages/html.ts'
import type { Viewer } from '../../pages/viewer.ts'
import type { PortalState } from '../../store/state.ts'
import { appMenu } from './app-menu.ts'
import { menuPerRow, type RowMenu } from './crm-menus.ts'

/** An application in a task's card: the card draws a tab or a section with this title around the slot. */
export interface TaskApplication {
  id: string
  title: string
  slot: Markup
}

const PLACES = ['TASK_VIEW_TOP_PANEL', 'TASK_VIEW_TAB', 'TASK_VIEW_SIDEBAR']

/**
 * Applications of a task's card, all in one block as the new card has them. A handler bound with OPTIONS.groupId shows
 * only in tasks of those groups. Bitrix24 docs: api-reference/widgets/task/view-tab.
 */
export function taskApplications(
  state: PortalState,
  viewer: Viewer,
  taskId: number,
  groupId: number,
): TaskApplication[] {
  return PLACES.flatMap((code) => placementsAt(state, code, viewer.user))
    .filter(({ placement }) => belongs(placement.options['groupId'], groupId))
    .map((placed) => ({ id: `app-${placed.placement.id}`, title: placed.title, slot: slotOf(placed, taskId) }))
}

function belongs(groups: string | undefined, groupId: number): boolean {
  return !groups || groups.split(',').some((one) => Number(one) === groupId)
}

function slotOf({ app, placement }: PlacedApp, taskId: number): Markup {
  const options = { taskId: String(taskId) }
  return frameSlot({ appId: String(app.id), placement: placement.placement, binding: placement.id, options })
}

/** Menus of the rows of a task list. Bitrix24 docs: api-reference/widgets/task/list-context-menu */
export function taskRowMenus(state: PortalState, viewer: Viewer): RowMenu | null {
  return menuPerRow(viewer, placementsAt(state, 'TASK_LIST_CONTEXT_MENU', viewer.user), 'ID')
}

/** Menu over a person's or a group's task list. Bitrix24 docs: api-reference/widgets/task/list-toolbar */
export function taskListToolbar(
  state: PortalState,
  viewer: Viewer,
  owner: { userId: number } | { groupId: number },
): Markup | null {
  const ofUser = 'userId' in owner
  const code = ofUser ? 'TASK_USER_LIST_TOOLBAR' : 'TASK_GROUP_LIST_TOOLBAR'
  const options: Record<string, string> = ofUser
    ? { USER_ID: String(owner.userId) }
    : { GROUP_ID: String(owner.groupId) }
  const items = placementsAt(state, code, viewer.user).map((placed) => ({ placed, options }))
  return appMenu(viewer.say('Приложения', 'Applications'), items)
}
