import { announceInstallation } from '../apps/announce-installation.ts'
import type { App, User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

/**
 * What the portal does on setInstallFinish. For a person who may not install the flag is silently left alone.
 * ONAPPINSTALL goes to the handlers the installer has bound. Bitrix24 docs: settings/app-installation/installation-finish,
 * api-reference/common/events/on-app-install.
 */
export function finishInstallation(state: PortalState, app: App, user: User): void {
  if (!user.admin || app.installed) return
  app.installed = true
  app.installedBy = user.id
  state.touch()
  announceInstallation(state, app, user.id)
}

/** `setInstallFinish` with `{value: false}`, which the old library still sends: the installer runs again. */
export function reopenInstallation(state: PortalState, app: App, user: User): void {
  if (!user.admin) return
  app.installed = false
  state.touch()
}
