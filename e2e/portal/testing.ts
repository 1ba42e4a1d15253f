import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { registerApp } from './apps/register-app.ts'
import type { Expected } from './contract/assert-honest.ts'
import { assertHonest } from './contract/assert-honest.ts'
import { phpForm } from './events/php-form.ts'
import type { PortalOptions } from './index.ts'
import { startPortal } from './index.ts'
import type { App } from './store/records.ts'
import type { PortalState } from './store/state.ts'

/** Everyone the small portal knows, by what they may do. */
export const people = { admin: 1, agent: 2, otherAgent: 3, salesHead: 6, sales: 7, noRights: 8, dismissed: 9 } as const

const everyScope = [
  'crm',
  'placement',
  'user',
  'user_basic',
  'department',
  'disk',
  'userfieldconfig',
  'im',
  'task',
  'tasks_extended',
  'calendar',
  'timeman',
  'lists',
  'catalog',
  'bizproc',
  'sonet_group',
  'log',
  'telephony',
  'imopenlines',
]

/** One answer as the wire carried it. */
export interface Answered {
  status: number
  body: Record<string, unknown> & {
    result?: unknown
    error?: string
    error_description?: string
    total?: number
    next?: number
  }
}

export interface TestPortal {
  url: string
  oauthUrl: string
  state: PortalState
  app: App
  /** Calls by JSON with the token of a person (the administrator unless said otherwise). */
  call(method: string, params?: Record<string, unknown>, userId?: number): Promise<Answered>
  /** The same as a urlencoded form with PHP brackets. */
  callForm(method: string, params?: Record<string, unknown>, userId?: number): Promise<Answered>
  /** `result` of a call that has to succeed. */
  result<Result = Record<string, unknown>>(
    method: string,
    params?: Record<string, unknown>,
    userId?: number,
  ): Promise<Result>
  door(method: string, path: string, body?: unknown): Promise<unknown>
  stop(): Promise<void>
}

/**
 * The small portal with one installed application; without limits unless asked for. `stop()` fails when a call or an answer
 * differed from the vendor's pages, or an unknown method was asked for, and the test did not say that it means it.
 */
export async function aPortal(options: PortalOptions & Expected & { scopes?: string[] } = {}): Promise<TestPortal> {
  const { scopes, unknownMethods, differences, ...rest } = options
  const portal = await startPortal({ limits: false, ...rest })
  const { state, url } = portal
  const app = registerApp(state, {
    title: 'Проба',
    menuTitle: 'Проба',
    handlerUrl: 'http://127.0.0.1:1/',
    installUrl: null,
    scopes: scopes ?? everyScope,
    installedBy: people.admin,
  })
  const auth = (userId: number): string => state.tokens.mint(app.clientId, userId).accessToken
  const post = async (method: string, type: string, body: string): Promise<Answered> => {
    const answer = await fetch(`${url}/rest/${method}`, { method: 'POST', headers: { 'content-type': type }, body })
    return { status: answer.status, body: (await answer.json()) as Answered['body'] }
  }
  const call: TestPortal['call'] = (method, params = {}, userId = people.admin) =>
    post(method, 'application/json', JSON.stringify({ ...params, auth: auth(userId) }))
  return {
    url,
    oauthUrl: portal.oauthUrl,
    state,
    app,
    call,
    callForm: (method, params = {}, userId = people.admin) =>
      post(method, 'application/x-www-form-urlencoded', phpForm({ ...params, auth: auth(userId) })),
    async result<Result>(method: string, params = {}, userId: number = people.admin) {
      const { status, body } = await call(method, params, userId)
      if (body.error !== undefined) throw new Error(`${method}: ${status} ${body.error} ${body.error_description}`)
      return body.result as Result
    },
    async door(method, path, body) {
      const init =
        body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      const answer = await fetch(`${url}/_portal/${path}`, { method, ...init })
      return answer.json()
    },
    async stop() {
      await portal.stop()
      assertHonest(state, { unknownMethods, differences })
    },
  }
}

export interface Receiver {
  /** With a dot in the host, as bindings demand. */
  url: string
  /** Form bodies in the order of arrival. */
  received: URLSearchParams[]
  stop(): Promise<void>
}

/** A handler of events that keeps what it gets and answers with `status`. */
export async function aReceiver(status = 200): Promise<Receiver> {
  const received: URLSearchParams[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (part: string) => (text += part))
    request.on('end', () => {
      received.push(new URLSearchParams(text))
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/events`,
    received,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
