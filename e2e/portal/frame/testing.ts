import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFile } from 'node:fs/promises'
import { registerApp } from '../apps/register-app.ts'
import type { App, Placement, User } from '../store/records.ts'
import { createPortalServer } from '../server.ts'
import { createState, type PortalState } from '../store/state.ts'

/** One opening of the test application, as its server saw it. */
export interface Opening {
  method: string
  path: string
  query: URLSearchParams
  body: URLSearchParams
}

/** A portal, and a small application on another origin that loads the vendor's library. */
export interface FrameWorld {
  state: PortalState
  portalUrl: string
  appUrl: string
  openings: Opening[]
  /** What the application's server does with an opening before it answers. */
  gate: { wait: (opening: Opening) => Promise<void> | undefined }
  app: App
  stop(): Promise<void>
}

/** Starts both. People: 1 is the administrator, 2 an agent. There is one contact, number 1. */
export async function aFrameWorld(edition: 'cloud' | 'box' = 'cloud'): Promise<FrameWorld> {
  const state = createState({ edition, limits: false })
  const openings: Opening[] = []
  const gate: FrameWorld['gate'] = { wait: () => undefined }
  const appServer = await startApp(openings, gate)
  const appUrl = `http://127.0.0.1:${portOf(appServer)}`
  const server = await createPortalServer(state)
  await server.listen({ port: 0, host: 'localhost' })
  const portalUrl = `http://localhost:${portOf(server.server)}`
  state.url = portalUrl
  state.oauthUrl = 'http://localhost:1'
  state.users.set(1, aUser(1, 'Марина', true))
  state.users.set(2, aUser(2, 'Алексей', false))
  state.items.of(3).put({ id: 1, name: 'Елена', lastName: 'Воронцова', assignedById: 1 })
  const app = registerApp(state, {
    title: 'Проба',
    menuTitle: 'Проба',
    handlerUrl: `${appUrl}/main?own=1`,
    installUrl: `${appUrl}/install`,
    scopes: ['crm', 'placement', 'task'],
    installedBy: 1,
  })
  const stop = async (): Promise<void> => {
    await server.close()
    appServer.closeAllConnections()
    await new Promise((resolve) => appServer.close(resolve))
  }
  return { state, portalUrl, appUrl, openings, gate, app, stop }
}

/** Binds a tab of the contact's card, as the installer would by placement.bind. */
export function bindContactTab(world: FrameWorld, title = 'Запросы'): Placement {
  const langAll = { en: { TITLE: 'Requests', DESCRIPTION: '', GROUP_NAME: '' } }
  return bindPlacement(world, 'CRM_CONTACT_DETAIL_TAB', { path: '/tab', title, langAll })
}

interface Binding extends Partial<Pick<Placement, 'title' | 'groupName' | 'langAll' | 'options' | 'userId'>> {
  /** Path at the application's server. */
  path?: string
}

/** The application becomes installed and has one handler at the placement. */
export function bindPlacement(world: FrameWorld, code: string, { path, ...rest }: Binding = {}): Placement {
  const { state, app, appUrl } = world
  app.installed = true
  const placement: Placement = {
    id: state.ids.next('placement'),
    clientId: app.clientId,
    placement: code,
    handler: `${appUrl}${path ?? `/${code.toLowerCase()}`}`,
    title: 'Приложение',
    description: '',
    groupName: '',
    langAll: {},
    options: {},
    userId: 0,
    ...rest,
  }
  state.placements.set(placement.id, placement)
  return placement
}

function aUser(id: number, name: string, admin: boolean): User {
  return {
    id,
    active: true,
    name,
    lastName: 'Пробный',
    secondName: '',
    email: `user${id}@shchit.example`,
    position: 'Инженер',
    gender: '',
    departments: [],
    role: admin ? 'admin' : 'agent',
    admin,
    userType: 'employee',
    lang: 'ru',
    registeredAt: '2026-01-01T00:00:00+03:00',
  }
}

const SDK = new URL(import.meta.resolve('@bitrix24/b24jssdk/package.json'))

/** Every path answers the same page: it loads the library and keeps the frame's client in `window.b24`. */
async function startApp(openings: Opening[], gate: FrameWorld['gate']): Promise<Server> {
  const library = await readFile(new URL('dist/umd/index.min.js', SDK), 'utf8')
  const server = createServer((request, response) => {
    void answer(request, { openings, gate, library }).then(({ type, text }) =>
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(text),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

async function answer(
  request: IncomingMessage,
  { openings, gate, library }: { openings: Opening[]; gate: FrameWorld['gate']; library: string },
): Promise<{ type: string; text: string }> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  if (url.pathname === '/sdk.js') return { type: 'text/javascript', text: library }
  if (url.pathname === '/favicon.ico')
    return { type: 'image/svg+xml', text: '<svg xmlns="http://www.w3.org/2000/svg"/>' }
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const body = new URLSearchParams(Buffer.concat(chunks).toString())
  const opening = { method: request.method ?? '', path: url.pathname, query: url.searchParams, body }
  openings.push(opening)
  await gate.wait(opening)
  return { type: 'text/html', text: APP_PAGE }
}

const APP_PAGE = `<!doctype html><html lang="ru"><title>Проба</title><h1 id="state">ждёт</h1><script src="/sdk.js"></script>
<script>
B24Js.initializeB24Frame().then((b24) => { window.b24 = b24; document.getElementById('state').textContent = 'готово' },
  (error) => { document.getElementById('state').textContent = 'ошибка: ' + error.message })
</script></html>`

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}
