import type { App, EventHandler } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

/**
 * Puts in a new version: ONAPPUPDATE goes out, the ONAPPINSTALL binding is gone, and where there is an installation page
 * it has to run again. Bitrix24 docs: api-reference/common/events/on-app-update.
 */
export function updateApp(state: PortalState, app: App, userId: number): void {
  const data = {
    VERSION: app.version + 1,
    PREVIOUS_VERSION: app.version,
    LANGUAGE_ID: state.users.get(userId)?.lang ?? 'ru',
  }
  const bound = (event: string): EventHandler[] =>
    [...state.eventHandlers.values()].filter(
      (one) => one.clientId === app.clientId && one.event === event && !one.offline,
    )
  app.version += 1
  for (const handler of bound('ONAPPUPDATE')) state.events.deliver(handler, data, { userId }, 'full')
  for (const handler of bound('ONAPPINSTALL')) state.eventHandlers.delete(handler.id)
  app.installed = app.installUrl === null || app.apiOnly === true
  state.touch()
}
