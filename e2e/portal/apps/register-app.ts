import { randomBytes } from 'node:crypto'
import type { App } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { announceInstallation } from './announce-installation.ts'

/** An application as its administrator (or the market) describes it. */
export interface AppInput {
  title: string
  menuTitle: string
  handlerUrl: string
  /** null: there is no installer, the application counts as installed at once. */
  installUrl: string | null
  scopes: string[]
  installedBy: number
  /** From the market: the same keys in every portal, and they outlive an uninstallation. */
  market?: boolean
  /** Uses only API: installUrl is the address that ONAPPINSTALL is posted to. */
  apiOnly?: boolean
  access?: string[]
}

/** Registers an application, makes its keys and installs it. Bitrix24 docs: local-integrations/local-apps. */
export function registerApp(state: PortalState, input: AppInput): App {
  const { market = false, apiOnly = false, ...described } = input
  const id = state.ids.next('app')
  const app: App = {
    ...described,
    id,
    clientId: `${market ? 'app' : 'local'}.${randomBytes(7).toString('hex')}.${String(10_000_000 + id)}`,
    clientSecret: randomBytes(25).toString('hex'),
    active: true,
    installed: input.installUrl === null || apiOnly,
    version: 1,
    applicationToken: randomBytes(16).toString('hex'),
    firstRunSeen: [],
    ...(market ? { market } : {}),
    ...(apiOnly ? { apiOnly } : {}),
  }
  state.apps.set(app.clientId, app)
  state.touch()
  if (apiOnly) announceInstallation(state, app, input.installedBy)
  return app
}
