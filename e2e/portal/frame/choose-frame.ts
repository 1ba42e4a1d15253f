import { placementsAt } from '../apps/placements-at.ts'
import type { App, User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

/** What a page asks to open: an application's own page, or one handler bound to a placement. */
export interface WantedFrame {
  appId: string
  placement: string
  /** Number of the placement's binding; 0 for the application's own page. */
  binding: number
}

export type ChosenFrame =
  | { handler: string; title: string; placement: string; installing: boolean; app: App }
  | { refused: string }

/**
 * Decides which address opens. Until the installation is finished only the install page opens, and only for a person
 * who may install. Bitrix24 docs: settings/app-installation/installation-finish.
 */
export function chooseFrame(state: PortalState, user: User, wanted: WantedFrame): ChosenFrame {
  const app = [...state.apps.values()].find((one) => String(one.id) === wanted.appId)
  if (app === undefined || !app.active)
    return { refused: say(user, 'Приложение удалено.', 'The application is removed.') }
  if (!app.installed) return installPage(app, user)
  if (wanted.placement === 'DEFAULT') {
    return { app, handler: app.handlerUrl, title: app.title, placement: 'DEFAULT', installing: false }
  }
  const placed = placementsAt(state, wanted.placement, user).find((one) => one.placement.id === wanted.binding)
  if (placed === undefined || placed.app !== app) {
    return { refused: say(user, 'Приложение убрало эту вкладку.', 'The application removed this tab.') }
  }
  const { handler, placement } = placed.placement
  return { app, handler, title: placed.title, placement, installing: false }
}

function installPage(app: App, user: User): ChosenFrame {
  if (!user.admin) {
    return {
      refused: say(
        user,
        'Установка приложения не закончена. Её заканчивает администратор портала, после этого приложение откроется.',
        'The installation is not finished. An administrator finishes it, then the application opens.',
      ),
    }
  }
  const handler = app.installUrl ?? app.handlerUrl
  return { app, handler, title: app.title, placement: 'DEFAULT', installing: true }
}

function say(user: User, russian: string, english: string): string {
  return user.lang === 'ru' ? russian : english
}
