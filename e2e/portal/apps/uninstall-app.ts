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
    if (handler.clientId === app.clientId && handler.event === 'ONAPPUNINSTALL' && !handler.offline) {
      state.events.deliver(handler, { LANGUAGE_ID: language, CLEAN: '1' }, actor, 'bare')
    }
  }
  for (const table of [state.eventHandlers, state.placements, state.offlineEvents]) {
    for (const record of table.values()) if (record.clientId === app.clientId) table.delete(record.id)
  }
  for (const key of state.userOptions.keys()) if (key.startsWith(`${app.clientId}|`)) state.userOptions.delete(key)
  state.tokens.revokeApp(app.clientId)
  state.appOptions.delete(app.clientId)
  state.apps.delete(app.clientId)
  state.touch()
}
