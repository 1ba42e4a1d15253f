import type { Actor } from '../events/bus.ts'
import type { App } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

/**
 * Removes a local application with everything it has bound and kept. ONAPPUNINSTALL leaves first, without tokens: they
 * are dead by the time it arrives. Bitrix24 docs: settings/app-uninstallation.
 */
export function uninstallApp(state: PortalState, app: App, actor: Actor): void {
  const language = state.users.get(actor.userId)?.lang ?? 'ru'
  for (const handler of state.eventHandlers.values()) {
    if (handler.clientId !== app.clientId) continue
    if (handler.event === 'ONAPPUNINSTALL' && !handler.offline) {
      state.events.deliver(handler, { LANGUAGE_ID: language, CLEAN: '1' }, actor, 'bare')
    }
    state.eventHandlers.delete(handler.id)
  }
  state.tokens.revokeApp(app.clientId)
  for (const placement of state.placements.values()) {
    if (placement.clientId === app.clientId) state.placements.delete(placement.id)
  }
  for (const event of state.offlineEvents.values()) {
    if (event.clientId === app.clientId) state.offlineEvents.delete(event.id)
  }
  for (const key of state.userOptions.keys()) {
    if (key.startsWith(`${app.clientId}|`)) state.userOptions.delete(key)
  }
  state.appOptions.delete(app.clientId)
  state.apps.delete(app.clientId)
  state.touch()
}
