import type { Actor } from '../events/bus.ts'
import type { App } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

/**
 * Removes an application with everything it has bound. ONAPPUNINSTALL leaves first, without tokens: they are dead by
 * the time it arrives. A local application loses its options and its keys for good; one from the market keeps them
 * unless `clean` is asked for. Bitrix24 docs: settings/app-uninstallation, api-reference/common/events/on-app-uninstall.
 */
export function uninstallApp(state: PortalState, app: App, actor: Actor, clean = app.market !== true): void {
  const language = state.users.get(actor.userId)?.lang ?? 'ru'
  for (const handler of state.eventHandlers.values()) {
    if (handler.clientId === app.clientId && handler.event === 'ONAPPUNINSTALL' && !handler.offline) {
      state.events.deliver(handler, { LANGUAGE_ID: language, CLEAN: clean ? '1' : '0' }, actor, 'bare')
    }
  }
  for (const table of [state.eventHandlers, state.placements, state.offlineEvents]) {
    for (const record of table.values()) if (record.clientId === app.clientId) table.delete(record.id)
  }
  forgetAutomation(state, app.clientId)
  state.tokens.revokeApp(app.clientId)
  if (clean) forgetOptions(state, app.clientId)
  if (app.market) Object.assign(app, { active: false, installed: false })
  else state.apps.delete(app.clientId)
  state.touch()
}

/** Robots, workflow activities and types of user fields leave the lists with their application. */
function forgetAutomation(state: PortalState, clientId: string): void {
  for (const one of state.robotSpecs.values()) if (one.clientId === clientId) state.robotSpecs.delete(one.id)
  for (const one of state.userFieldTypes.values()) if (one.clientId === clientId) state.userFieldTypes.delete(one.id)
}

function forgetOptions(state: PortalState, clientId: string): void {
  for (const key of state.userOptions.keys()) if (key.startsWith(`${clientId}|`)) state.userOptions.delete(key)
  state.appOptions.delete(clientId)
}
