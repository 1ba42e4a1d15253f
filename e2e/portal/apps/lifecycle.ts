import { randomBytes } from 'node:crypto'
import type { App, EventHandler } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

export interface NewApp {
  title: string
  handlerUrl: string
  /** "Path for initial installation"; without one the application counts as installed at once. */
  installUrl?: string | null
  scopes: string[]
  menuTitle?: string
  /** Administrator who adds it; the first active one when absent. */
  userId?: number
}

/** Adds a local application as the developer page does. Bitrix24 docs: local-integrations/local-apps. */
export function registerApp(state: PortalState, wanted: NewApp): App {
  const id = state.ids.next('app')
  const now = Math.floor(state.clock.now() / 1000)
  const app: App = {
    id,
    clientId: `local.${randomBytes(7).toString('hex')}.${now}${id}`,
    clientSecret: randomBytes(25).toString('hex'),
    title: wanted.title,
    menuTitle: wanted.menuTitle ?? wanted.title,
    handlerUrl: wanted.handlerUrl,
    installUrl: wanted.installUrl || null,
    scopes: wanted.scopes,
    active: true,
    installed: !wanted.installUrl,
    version: 1,
    applicationToken: randomBytes(16).toString('hex'),
    installedBy: wanted.userId ?? firstAdmin(state),
    firstRunSeen: [],
  }
  state.apps.set(app.clientId, app)
  state.touch()
  return app
}

function firstAdmin(state: PortalState): number {
  for (const user of state.users.values()) if (user.admin && user.active) return user.id
  return 0
}

/** The end of the installation page: only an administrator's word counts. True when the application is installed now. */
export function finishInstallation(state: PortalState, clientId: string, userId: number): boolean {
  const app = state.apps.get(clientId)
  if (!app || !state.users.get(userId)?.admin) return false
  if (app.installed) return true
  app.installed = true
  app.installedBy = userId
  state.touch()
  const data = { VERSION: app.version, ACTIVE: 'Y', INSTALLED: 'Y', LANGUAGE_ID: 'ru' }
  for (const handler of handlersOf(state, clientId, 'ONAPPINSTALL')) state.events.deliver(handler, data, { userId }, 'full')
  return true
}

/** A new version: the wizard runs again when there is one; ONAPPUPDATE otherwise. */
export function updateApp(state: PortalState, clientId: string, userId: number): void {
  const app = state.apps.get(clientId)
  if (!app) return
  const previous = app.version
  app.version += 1
  const data = { VERSION: app.version, PREVIOUS_VERSION: previous, LANGUAGE_ID: 'ru' }
  for (const handler of handlersOf(state, clientId, 'ONAPPUPDATE')) state.events.deliver(handler, data, { userId }, 'full')
  for (const handler of handlersOf(state, clientId, 'ONAPPINSTALL')) state.eventHandlers.delete(handler.id)
  app.installed = app.installUrl === null
  state.touch()
}

/** Takes the application away with everything it put into the portal; a local one loses its options too. */
export function uninstallApp(state: PortalState, clientId: string, clean = true): void {
  const app = state.apps.get(clientId)
  if (!app) return
  const data = { LANGUAGE_ID: 'ru', CLEAN: clean ? 1 : 0 }
  for (const handler of handlersOf(state, clientId, 'ONAPPUNINSTALL')) state.events.deliver(handler, data, null, 'bare')
  for (const table of [state.eventHandlers, state.placements, state.offlineEvents]) {
    for (const record of table.values()) if (record.clientId === clientId) table.delete(record.id)
  }
  state.tokens.revokeApp(clientId)
  state.appOptions.delete(clientId)
  for (const key of state.userOptions.keys()) if (key.startsWith(`${clientId}|`)) state.userOptions.delete(key)
  state.apps.delete(clientId)
  state.touch()
}

function handlersOf(state: PortalState, clientId: string, event: string): EventHandler[] {
  return [...state.eventHandlers.values()].filter((one) => one.clientId === clientId && one.event === event && !one.offline)
}
