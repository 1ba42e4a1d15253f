import { placementsAt } from '../../apps/placements-at.ts'
import type { Markup } from '../../pages/html.ts'
import type { Viewer } from '../../pages/viewer.ts'
import type { PortalState } from '../../store/state.ts'
import { appMenu } from './app-menu.ts'

/** Items in the viewer's own menu: always about the viewer. Bitrix24 docs: api-reference/widgets/user-profile/profile-menu */
export function profileMenu(state: PortalState, viewer: Viewer): Markup | null {
  return menu(state, viewer, 'USER_PROFILE_MENU', viewer.user.id, viewer.say('Расширения', 'Extensions'))
}

/** Items on a colleague's page: about that colleague. Bitrix24 docs: api-reference/widgets/user-profile/profile-toolbar */
export function profileToolbar(state: PortalState, viewer: Viewer, userId: number): Markup | null {
  return menu(state, viewer, 'USER_PROFILE_TOOLBAR', userId, viewer.say('Приложения', 'Applications'))
}

function menu(state: PortalState, viewer: Viewer, code: string, userId: number, label: string): Markup | null {
  const placed = placementsAt(state, code, viewer.user)
  return appMenu(
    label,
    placed.map((one) => ({ placed: one, options: { USER_ID: String(userId) } })),
  )
}
