import type { App } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

/**
 * ONAPPINSTALL: to the handlers that the installer has bound, or, for an application without pages, to the address of
 * its installation. Bitrix24 docs: api-reference/common/events/on-app-install, settings/app-installation/local-apps/installation-callback.
 */
export function announceInstallation(state: PortalState, app: App, userId: number): void {
  const language = state.users.get(userId)?.lang ?? 'ru'
  const data = { VERSION: String(app.version), ACTIVE: 'Y', INSTALLED: 'Y', LANGUAGE_ID: language }
  if (app.apiOnly && app.installUrl !== null) {
    const event = { id: 0, clientId: app.clientId, event: 'ONAPPINSTALL', handler: app.installUrl, authType: 0 }
    state.events.deliver({ ...event, offline: false, connector: '', minTimeoutSeconds: 1 }, data, { userId }, 'full')
  }
  for (const handler of state.eventHandlers.values()) {
    if (handler.clientId !== app.clientId || handler.event !== 'ONAPPINSTALL' || handler.offline) continue
    state.events.deliver(handler, data, { userId }, 'full')
  }
}
