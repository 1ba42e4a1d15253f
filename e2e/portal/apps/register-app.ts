import { randomBytes } from 'node:crypto'
import type { App } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

/** A local application as its administrator describes it. */
export interface AppInput {
  title: string
  menuTitle: string
  handlerUrl: string
  /** null: there is no installer, the application counts as installed at once. */
  installUrl: string | null
  scopes: string[]
  installedBy: number
}

/** Registers a local application and makes its keys. Bitrix24 docs: local-integrations/local-apps. */
export function registerApp(state: PortalState, input: AppInput): App {
  const id = state.ids.next('app')
  const app: App = {
    ...input,
    id,
    clientId: `local.${randomBytes(7).toString('hex')}.${String(10_000_000 + id)}`,
    clientSecret: randomBytes(25).toString('hex'),
    active: true,
    installed: input.installUrl === null,
    version: 1,
    applicationToken: randomBytes(16).toString('hex'),
    firstRunSeen: [],
  }
  state.apps.set(app.clientId, app)
  state.touch()
  return app
}
