import { randomBytes } from 'node:crypto'
import type { App } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { announceInstallation } from './announce-installation.ts'

/**
 * Puts a marketplace application back into the same portal: the keys and member_id are the old ones, the
 * application_token is new, and the installation runs again. Bitrix24 docs: settings/app-installation/mass-market-apps.
 */
export function reinstallApp(state: PortalState, app: App, userId: number): void {
  Object.assign(app, {
    active: true,
    installed: app.installUrl === null || app.apiOnly === true,
    applicationToken: randomBytes(16).toString('hex'),
    installedBy: userId,
    firstRunSeen: [],
  })
  state.touch()
  if (app.apiOnly) announceInstallation(state, app, userId)
}
