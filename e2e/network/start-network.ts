import { randomBytes } from 'node:crypto'
import { startGoogle, type Google } from '../google/start-google.ts'
import { startPortal, type Portal } from '../portal/index.ts'
import { registerApp } from '../portal/apps/register-app.ts'
import { startAppProcess, type AppProcess, type AppProcessOptions } from './app-process.ts'
import { freePort } from './free-port.ts'
import { installApp } from './install-app.ts'

/** The address at which the network's company takes letters in. */
export const supportAddress = 'support@shchit.example'

export interface NetworkPorts {
  portal: number
  oauth: number
  app: number
  smtp: number
}

export interface NetworkOptions {
  databaseUrl: string
  ports?: NetworkPorts
  /** Where the portal keeps its data between starts. */
  portalFile?: string
  /** Keys of an earlier start: they must outlive it, or sealed tokens can't be opened. */
  secretKey?: string
  /** 1 = lead; the seed's smart process otherwise. */
  entityTypeId?: number
  /** Rights that the app is granted beyond its usual ones. */
  moreScopes?: readonly string[]
  /** Leaves the app registered but not installed, for the wizard. */
  install?: boolean
  seed?: 'small' | 'large' | 'empty'
  logLevel?: string
  env?: Record<string, string>
  process?: AppProcessOptions
}

/** Everything on one machine: portal with its authorisation server, mail, database, the product. */
export interface Network {
  portal: Portal
  /** Google's spreadsheets. */
  google: Google
  app: AppProcess
  appUrl: string
  smtp: { host: string; port: number }
  clientId: string
  /** What the product's process was started with: for more processes beside it. */
  env: Readonly<Record<string, string>>
  /** Ends the product (or lets it be found dead) and starts it again on the same data. */
  restartApp(): Promise<void>
  stop(): Promise<void>
}

/** What the slices declare as needed, and departments: who heads whom is read there. */
const requestScopes = [
  'crm',
  'placement',
  'user_brief',
  'disk',
  'userfieldconfig',
  'task',
  'department',
  'catalog',
  'bizproc',
]

export async function startNetwork(options: NetworkOptions): Promise<Network> {
  const ports = options.ports ?? { portal: 0, oauth: 0, app: await freePort(), smtp: await freePort() }
  const smtp = { host: '127.0.0.1', port: ports.smtp }
  const appUrl = `http://127.0.0.1:${ports.app}`
  const portal = await startPortal({
    port: ports.portal,
    oauthPort: ports.oauth,
    smtp,
    seed: options.seed ?? 'small',
    ...(options.portalFile === undefined ? {} : { dataFile: options.portalFile }),
  })
  const registered =
    [...portal.state.apps.values()].find((app) => app.handlerUrl.startsWith(appUrl)) ??
    registerPoryadok(portal, appUrl, options.moreScopes)
  const google = await startGoogle({ now: () => new Date(portal.state.clock.now()) })
  const env = {
    DATABASE_URL: asProduct(options.databaseUrl),
    DATABASE_OWNER_URL: options.databaseUrl,
    PUBLIC_URL: appUrl,
    PORT: String(ports.app),
    SMTP_PORT: String(ports.smtp),
    B24_CLIENT_ID: registered.clientId,
    B24_CLIENT_SECRET: registered.clientSecret,
    B24_OAUTH_SERVERS: portal.oauthUrl,
    B24_PRIVATE_HOSTS: [portal.url, portal.oauthUrl].map((url) => new URL(url).host).join(','),
    SECRET_KEY: options.secretKey ?? randomBytes(32).toString('base64'),
    GOOGLE_TOKEN_URL: google.tokenUrl,
    GOOGLE_SHEETS_URL: google.url,
    CLOCK_URL: `${portal.url}/_portal/clock/stream`,
    LOG_LEVEL: options.logLevel ?? 'info',
    NO_PROXY: '127.0.0.1,localhost',
    ...(process.env['FRONTEND_DIR'] ? { FRONTEND_DIR: process.env['FRONTEND_DIR'] } : {}),
    ...options.env,
  }
  let app = await startAppProcess(env, options.process).catch(async (error: unknown) => {
    await google.stop()
    await portal.stop()
    throw error
  })
  const { clientId } = registered
  if (options.install !== false && !registered.installed) {
    await installApp(portal.state, {
      appUrl,
      clientId,
      entityTypeId: options.entityTypeId ?? 1,
      mailbox: supportAddress,
    })
  }
  return {
    portal,
    google,
    get app() {
      return app
    },
    appUrl,
    smtp,
    clientId,
    env,
    async restartApp() {
      await app.stop()
      app = await startAppProcess(env, options.process)
    },
    async stop() {
      await app.stop()
      await google.stop()
      await portal.stop()
    },
  }
}

function registerPoryadok(portal: Portal, appUrl: string, moreScopes: readonly string[] = []) {
  return registerApp(portal.state, {
    title: 'Порядок',
    menuTitle: 'Порядок',
    handlerUrl: `${appUrl}/p/main`,
    installUrl: `${appUrl}/install`,
    scopes: [...requestScopes, ...moreScopes],
    installedBy: 1,
  })
}

/** The same database as the product's own role, where the owner signs in without a password: so may the role. */
function asProduct(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  if (url.password === '') url.username = 'poryadok_app'
  return url.href
}
