import { mayUseApp } from '../apps/may-use-app.ts'
import { placementsAt } from '../apps/placements-at.ts'
import type { App, User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { fieldTypeById } from './field-types.ts'

/** What a page asks to open: an application's own page, or one handler bound to a placement. */
export interface WantedFrame {
  appId: string
  placement: string
  /** Number of the placement's binding; 0 for the application's own page. */
  binding: number
}

export type ChosenFrame = OpenableFrame | { refused: string }

interface OpenableFrame {
  app: App
  handler: string
  title: string
  placement: string
  installing: boolean
  bindOptions: Record<string, string>
}

/**
 * Decides which address opens. Until the installation is finished only the install page opens, and only for a person
 * who may install; afterwards only for people the application is open to.
 * Bitrix24 docs: settings/app-installation/installation-finish.
 */
export function chooseFrame(state: PortalState, user: User, wanted: WantedFrame): ChosenFrame {
  const app = [...state.apps.values()].find((one) => String(one.id) === wanted.appId)
  if (app === undefined || !app.active)
    return { refused: say(user, 'Приложение удалено.', 'The application is removed.') }
  if (!app.installed) return installPage(app, user)
  if (!mayUseApp(state, app, user)) return { refused: say(user, NO_ACCESS[0], NO_ACCESS[1]) }
  if (wanted.placement === 'DEFAULT') {
    const { handlerUrl, title } = app
    return { app, handler: handlerUrl, title, placement: 'DEFAULT', installing: false, bindOptions: {} }
  }
  if (wanted.placement === 'USERFIELD_TYPE') return fieldPage(state, app, user, wanted.binding)
  const placed = placementsAt(state, wanted.placement, user).find((one) => one.placement.id === wanted.binding)
  if (placed === undefined || placed.app !== app) {
    return { refused: say(user, 'Приложение убрало эту вкладку.', 'The application removed this tab.') }
  }
  const { handler, placement, options } = placed.placement
  return { app, handler, title: placed.title, placement, installing: false, bindOptions: options }
}

const NO_ACCESS: [russian: string, english: string] = [
  'Приложение вам не открыто. Доступ даёт администратор портала на странице приложения.',
  'The application is not open to you. An administrator gives access on the application’s page.',
]

function fieldPage(state: PortalState, app: App, user: User, id: number): ChosenFrame {
  const type = fieldTypeById(state, id)
  if (type === undefined || type.clientId !== app.clientId)
    return { refused: say(user, 'Приложение убрало этот тип поля.', 'The application removed this type of field.') }
  const { handler, title } = type
  return { app, handler, title, placement: 'USERFIELD_TYPE', installing: false, bindOptions: {} }
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
  return { app, handler, title: app.title, placement: 'DEFAULT', installing: true, bindOptions: {} }
}

function say(user: User, russian: string, english: string): string {
  return user.lang === 'ru' ? russian : english
}
