import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { createHttpServer } from '../../platform/http/server.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { contactCenterApi } from '../api-routes.ts'
import { clientSource } from './client-source.ts'
import { describeApi } from './describe-api.ts'
import { exampleOf } from './example-of.ts'
import { postmanCollection } from './postman-collection.ts'
import { tryPage } from './try-page.ts'
import { operations } from '../operations/operations.ts'

const server = await createHttpServer(createLogger('silent'))
contactCenterApi(server, {} as never)
await server.ready()
const api = describeApi(server)
const folder = await mkdtemp(join(tmpdir(), 'center-client-'))
afterAll(() => Promise.all([server.close(), rm(folder, { recursive: true })]))

const sixteen = [
  'contacts.search',
  'contacts.create',
  'contacts.update',
  'contacts.deals',
  'companies.search',
  'companies.create',
  'companies.update',
  'companies.deals',
  'deals.search',
  'deals.create',
  'deals.update',
  'deals.users',
  'calls.create',
  'calls.record',
  'calls.attach',
  'directories',
]

/** Every summary and description within. */
function sentencesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string'
      ? ['summary', 'description'].filter((one) => one === name).map(() => inner)
      : name === 'examples'
        ? []
        : sentencesOf(inner),
  )
}

describe('the description', () => {
  const described = Object.values(api.paths).flatMap((methods) => Object.values(methods))

  it('is OpenAPI 3.1 with the sixteen operations and what stands beside them', () => {
    expect(api.openapi).toBe('3.1.0')
    const ids = described.map((one) => one.operationId)
    expect(ids).toEqual(expect.arrayContaining(sixteen))
    expect(new Set(ids).size).toBe(ids.length)
    const beside = ['contacts.upsert', 'companies.upsert', 'deals.upsert', 'intake', 'routing', 'me', 'health']
    expect(ids).toEqual(expect.arrayContaining(beside))
  })

  it('says of the calls that take a file that they do', () => {
    const bodies = Object.values(api.paths).flatMap((methods) => Object.values(methods))
    const taking = bodies.filter(({ requestBody }) => requestBody?.content['application/octet-stream'])
    expect(taking.map(({ operationId }) => operationId).toSorted()).toEqual(['calls.upload', 'deals.file'])
  })

  it('names every operation in Russian, with its refusals', () => {
    for (const one of described) {
      expect(one.summary).toMatch(/[а-я]/i)
      expect(Object.keys(one.responses)).toEqual(expect.arrayContaining(['200', '401', '403', '422', '429']))
    }
  })

  it('says the same in English, with examples as they are', () => {
    const words = Object.values(describeApi(server, 'en').paths).flatMap((methods) =>
      Object.values(methods).flatMap((one) => [one.operationId, ...sentencesOf(one)]),
    )
    expect(words).toEqual(expect.arrayContaining(['Contact: search', 'A phone in any form.']))
    expect(words.filter((text) => /[а-яё]/i.test(text.replaceAll(/ИНН|КПП|ОГРНИП|ОГРН/g, '')))).toEqual([])
    expect(JSON.stringify(describeApi(server, 'en').paths)).toContain('Воронцова')
  })

  it('has an example of each body that its own schema takes', () => {
    for (const { id, method, path, body } of operations) {
      if (!body) continue
      const route = api.paths[`/api/cc/v1${path.replaceAll(/:(\w+)/g, '{$1}')}`]
      const schema = route?.[method.toLowerCase()]?.requestBody?.content['application/json']?.schema
      expect({ id, fault: body.safeParse(exampleOf(schema ?? {})).error }).toEqual({ id, fault: undefined })
    }
  })
})

it('becomes a client that calls what it is asked to', async () => {
  const file = join(folder, 'client.ts')
  await writeFile(file, clientSource(api))
  const { createClient, Refused } = (await import(pathToFileURL(file).href)) as {
    createClient(
      address: string,
      key: string,
      doFetch: typeof fetch,
    ): Record<string, (input?: object) => Promise<unknown>>
    Refused: new () => Error
  }
  const sent: Request[] = []
  const client = createClient('https://app.example', 'cc_key', async (url, init) => {
    sent.push(new Request(url instanceof Request ? url : new URL(url), init))
    return sent.length === 1
      ? Response.json({ id: 7 })
      : Response.json({ code: 'center.scope', title: 'нет' }, { status: 403 })
  })
  const body = { title: 'Субсидия' }
  expect(await client['deals.create']?.({ body, idempotencyKey: 'k1' })).toEqual({ id: 7 })
  expect(sent[0]?.url).toBe('https://app.example/api/cc/v1/deals')
  expect(sent[0]?.headers.get('idempotency-key')).toBe('k1')
  expect(await sent[0]?.json()).toEqual(body)
  await expect(client['deals.users']?.({ id: 7 })).rejects.toBeInstanceOf(Refused)
  expect(sent[1]?.url).toBe('https://app.example/api/cc/v1/deals/7/users')
})

interface PostmanUrl {
  raw: string
  variable: { value: string }[]
  query: { value: string; disabled: boolean }[]
}

it('becomes a collection of Postman with an item for each operation', () => {
  const { info, item } = postmanCollection(api) as {
    info: { schema: string }
    item: { request: { url: PostmanUrl; body?: { mode: string } } }[]
  }
  expect(info.schema).toContain('/v2.1.0/')
  expect(item.length).toBeGreaterThanOrEqual(operations.length)
  const modes = Map.groupBy(item, ({ request }) => request.body?.mode)
  expect([modes.get('file')?.length, modes.get('raw')?.length]).toEqual([2, expect.any(Number)])
  for (const { url } of item.map(({ request }) => request)) {
    expect(url.variable.filter(({ value }) => value === '')).toEqual([])
    expect(url.query.filter(({ value, disabled }) => value === '' && !disabled)).toEqual([])
  }
  for (const { request } of item) expect(request.url.raw).toMatch(/^\{\{address\}\}\/api\/cc\/v1\//)
})

it.each([
  ['ru', 'Отправить', 'English'],
  ['en', 'Send', 'По-русски'],
] as const)('has a page in %s to try each call, which runs its own script alone', (lang, send, other) => {
  const { html, policy } = tryPage(lang)
  expect(html).toContain(`openapi.json?lang=${lang}`)
  expect(html).toContain(`"send":"${send}"`)
  expect(html).toContain(`>${other}</a>`)
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
})
