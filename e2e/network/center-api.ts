import { callApi } from './install-app.ts'
import { contractWatch, type ApiDocument } from './fits-schema.ts'
import { signIn } from './sign-in.ts'
import type { TestNetwork } from './testing.ts'

export interface Told {
  status: number
  headers: Headers
  // The answers are of many shapes: each test says what it expects of them.
  body: Record<string, never> & { [name: string]: unknown }
}

const base = '/api/cc/v1'

/** The API of contact centres with its keys, each answer compared with the API's own document. */
export function centerApi(network: TestNetwork) {
  let admin = ''
  let secret = ''
  let watch: ReturnType<typeof contractWatch> | null = null

  const app = async (method: string, path: string, body?: object): Promise<unknown> =>
    callApi(network.appUrl, admin, method, `/api/contact-center${path}`, body)

  async function newKey(more: object = {}): Promise<string> {
    const wanted = { client: 'kc', name: 'КЦ', scopes: ['read', 'write', 'calls'], perMinute: 6_000, ...more }
    return ((await app('POST', '/keys', wanted)) as { secret: string }).secret
  }

  async function cc(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    key = secret,
  ): Promise<Told> {
    const raw = body instanceof Uint8Array
    const answer = await fetch(`${network.appUrl}${base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': raw ? 'application/octet-stream' : 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? new Blob([body as Uint8Array<ArrayBuffer>]) : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const told = {
      status: answer.status,
      headers: answer.headers,
      body: (text ? JSON.parse(text) : {}) as Told['body'],
    }
    watch?.see({ method, path: base + path, status: told.status, body: told.body })
    return told
  }

  return {
    app,
    cc,
    newKey,
    /** Sessions last ten minutes of the portal's time: a new one. */
    signInAgain: async () => void (admin = await signIn(network)),
    async begin() {
      admin = await signIn(network)
      // People are read once an hour: not what is counted.
      await callApi(network.appUrl, admin, 'GET', '/api/people?query=')
      secret = await newKey()
      watch = contractWatch((await cc('GET', '/openapi.json')).body as unknown as ApiDocument)
      await cc('GET', '/directories')
    },
    contract: () => ({ faults: watch?.faults ?? [], unanswered: watch?.unanswered() ?? [] }),
  }
}
export type CenterApi = ReturnType<typeof centerApi>
