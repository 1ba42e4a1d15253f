import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startHookReceiver } from './hook-receiver.ts'
import { centerApi, type Told } from './center-api.ts'
import { centerCompanies } from './center-companies.ts'
import { centerEdges, largestFile } from './center-edges.ts'
import { until } from './letter-outcomes.ts'
import { restCall } from './rest-call.ts'
import { advance, countingRequests, jobsDone, testNetwork } from './testing.ts'

const [dealType, contactType, companyType] = [2, 3, 4]
const network = testNetwork({
  moreScopes: ['telephony', 'user'],
  env: { CENTER_PRIVATE_HOSTS: 'localhost', FILES_MAX_MB: String(largestFile) },
})
const api = centerApi(network)
const { app, cc, newKey } = api
/** The product asks by itself meanwhile: requests count that ask for what the call asks for. */
const naming = (requests: readonly { params: unknown }[], words: RegExp) =>
  requests.filter(({ params }) => words.test(JSON.stringify(params)))
const items = (type: number) => [...network.portal.state.items.of(type).rows.values()]
const names = (told: unknown) => (told as { id: number }[]).map(({ id }) => id)

beforeAll(() => api.begin())

// The portal's limit has room again: what is tested is what is written, not how fast.
beforeEach(() => advance(network, 20_000))

describe('contacts', () => {
  it.each(['8 (905) 000-21-01', '+79050002101', '9050002101', '7 905 000 21 01'])(
    'are found by the phone %s in one request',
    async (phone) => {
      const { result, requests } = await countingRequests(network, () =>
        cc('GET', `/contacts?phone=${encodeURIComponent(phone)}`),
      )
      expect(result.body).toMatchObject({
        contacts: [{ lastName: 'Воронцова', matchedBy: ['phone'], phones: [{ e164: '+79050002101' }] }],
      })
      expect(naming(requests, /findbycomm/)).toHaveLength(1)
    },
  )

  it('are made once however many ask at the same time for one phone', async () => {
    const before = items(contactType).length
    const body = (at: number) => ({
      phones: ['8 900 111-22-33'],
      lastName: 'Новикова',
      comments: `обращение ${at % 5}`,
    })
    const all = await Promise.all(Array.from({ length: 50 }, (_, at) => cc('POST', '/contacts/upsert', body(at))))
    await settled(all)
    expect(items(contactType)).toHaveLength(before + 1)
    const comments = items(contactType).at(-1)?.['comments'] as string
    expect(comments.split('\n').toSorted()).toEqual([0, 1, 2, 3, 4].map((at) => `обращение ${at}`))
  })

  it('are changed in part: the answer says what was written and what stays', async () => {
    const id = names((await cc('GET', '/contacts?phone=89050002102')).body['contacts'])[0]
    const { result, requests } = await countingRequests(network, () =>
      cc('PATCH', `/contacts/${id}`, {
        post: 'Главный инженер',
        firstName: 'Борис',
        phones: ['+7 905 000-21-02', '+7 905 777-77-77'],
      }),
    )
    expect(result.body).toMatchObject({ changed: ['post', 'phones'], kept: [{ field: 'name', because: 'same' }] })
    const about = new RegExp(`crm\\.item\\.update|filter(%5B|\\[)id(%5D|\\])=${id}\\b`)
    expect(naming(requests, about)).toHaveLength(2)
    expect((await cc('GET', `/contacts?id=${id}`)).body['contacts']).toMatchObject([
      { post: 'Главный инженер', phones: [{}, { e164: '+79057777777' }] },
    ])
    expect((await cc('PATCH', `/contacts/${id}`, { post: 'x' }, { 'if-match': '"1-1"' })).status).toBe(412)
    // The next change stands on the version that the last one answered.
    await advance(network, 5_000)
    const first = await cc('PATCH', `/contacts/${id}`, { post: 'Директор' })
    const version = String(first.body['version'])
    expect((await cc('PATCH', `/contacts/${id}`, { post: 'Советник' }, { 'if-match': version })).status).toBe(200)
  })

  it('that are there are named before another is made', async () => {
    const told = await cc('POST', '/contacts', { lastName: 'Двойник', phones: ['89050002102'] })
    expect(told).toMatchObject({ status: 409, body: { code: 'center.candidates', candidates: [expect.any(Number)] } })
    expect((await cc('PATCH', '/contacts/999999', { post: 'x' })).body).toMatchObject({
      status: 404,
      code: 'center.not-found',
    })
  })
})

describe('companies', () => {
  it('are made with their requisites and found by ИНН, with their deals', async () => {
    const made = await cc('POST', '/companies', {
      title: 'ООО «Ромашка»',
      inn: '7707083893',
      kpp: '773601001',
      externalId: 'c-1',
    })
    expect(made.body).toMatchObject({ created: true })
    const companyId = Number(made.body['id'])
    await cc('POST', '/deals', { title: 'Поставка', companyId })
    const { result, requests } = await countingRequests(network, () => cc('GET', '/companies?inn=77%2007%20083893'))
    expect(result.body).toMatchObject({
      companies: [
        {
          id: companyId,
          externalId: 'c-1',
          requisites: [{ inn: '7707083893', kpp: '773601001' }],
          deals: [{ title: 'Поставка', state: 'open' }],
        },
      ],
    })
    expect(naming(requests, /crm\.requisite\.list/)).toHaveLength(2)
    expect((await cc('GET', '/companies?inn=7707083894')).body).toMatchObject({
      status: 422,
      code: 'center.tax-number',
      field: 'inn',
    })
    expect(names((await cc('GET', `/companies?name=${encodeURIComponent('Ромашка ООО')}`)).body['companies'])).toEqual([
      companyId,
    ])
    expect((await cc('POST', '/companies/upsert', { title: 'Ромашка, ООО' })).body).toMatchObject({
      id: companyId,
      created: false,
    })
    expect((await cc('GET', '/companies/deals?inn=7707083893&openOnly=true')).body['deals']).toHaveLength(1)
    expect(items(companyType).filter(({ title }) => /Ромашка/.test(title as string))).toHaveLength(1)
  })
})

describe('deals', () => {
  it('are made once by an Idempotency-Key, whoever repeats it', async () => {
    const before = items(dealType).length
    const body = { title: 'Один раз' }
    const all = await Promise.all(
      Array.from({ length: 100 }, () => cc('POST', '/deals', body, { 'idempotency-key': 'same' })),
    )
    const done = all.filter(({ status }) => status === 200)
    expect(done.length).toBeGreaterThan(0)
    expect(new Set(done.map(({ body: told }) => told['id'])).size).toBe(1)
    expect(all.every(({ status }) => status === 200 || status === 409)).toBe(true)
    expect(items(dealType)).toHaveLength(before + 1)
    const again = await cc('POST', '/deals', body, { 'idempotency-key': 'same' })
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(again.body['id']).toBe(done[0]?.body['id'])
    expect((await cc('POST', '/deals', { title: 'Другое' }, { 'idempotency-key': 'same' })).body).toMatchObject({
      status: 422,
      code: 'center.key-reused',
    })
  })

  it('go into the funnel of their topic, by own fields and operators of the tables', async () => {
    const { maps, revision } = (await app('GET', '/maps')) as { maps: { topics: object[] }; revision: number }
    const lines = {
      topics: [{ topic: 'Субсидии', categoryId: 0, stageId: 'PREPARATION' }],
      operators: [{ operator: '1203', userId: 3 }],
      fields: [{ kind: 'deal', name: 'Сумма заявки', field: 'opportunity', merge: 'overwrite' }],
    }
    await app('PUT', '/maps', { maps: { ...maps, ...lines }, revision })
    const made = await cc('POST', '/deals', {
      topic: 'субсидии',
      operator: '1203',
      channel: 'phone',
      fields: { 'Сумма заявки': 100 },
    })
    const deal = network.portal.state.items.of(dealType).get(Number(made.body['id']))
    expect(deal).toMatchObject({ stageId: 'PREPARATION', assignedById: 3, sourceId: 'CALL', opportunity: 100 })
    const unknown = await cc('POST', '/deals', { topic: 'Кредиты' })
    expect(unknown.body).toMatchObject({
      status: 422,
      code: 'center.unknown-value',
      field: 'topic',
      allowed: ['Субсидии'],
    })
    expect((await cc('POST', '/deals', { fields: { Цвет: 1 } })).body).toMatchObject({
      field: 'fields.Цвет',
      allowed: ['Сумма заявки'],
    })
    // Somebody has moved it on: the same topic told again does not send it back.
    const moved = network.portal.state.items.of(dealType).get(Number(made.body['id']))
    Object.assign(moved ?? {}, { stageId: 'EXECUTING' })
    expect((await cc('PATCH', `/deals/${String(made.body['id'])}`, { topic: 'Субсидии' })).body['changed']).toEqual([])
    expect((await cc('PATCH', `/deals/${String(made.body['id'])}`, { topic: 'Кредиты' })).body).toMatchObject({
      field: 'topic',
    })
    const users = await cc('GET', `/deals/${String(made.body['id'])}/users`)
    expect(users.body['users']).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: 3, roles: expect.arrayContaining(['responsible']) })]),
    )
  })

  it('of one client are one, whatever of two ways they come by at once', async () => {
    const { body } = await cc('POST', '/contacts', { lastName: 'Встречная', phones: ['89007770011'] })
    const contactId = Number(body['id'])
    const before = items(dealType).length
    const all = await Promise.all([
      ...[1, 2, 3].map(() => cc('POST', '/deals/upsert', { title: 'Встречная', contactIds: [contactId] })),
      ...[1, 2, 3].map((at) =>
        cc('POST', '/intake', {
          contact: { lastName: 'Встречная', phones: ['89007770011'], comments: `раз ${at}` },
          deal: { title: 'Встречная' },
        }),
      ),
      ...[1, 2, 3].map(() => cc('POST', '/intake', { deal: { title: 'Встречная', contactIds: [contactId] } })),
    ])
    await settled(all)
    expect(items(dealType)).toHaveLength(before + 1)
  })

  it('of one envelope are bound to the contact and the company that it brings', async () => {
    const told = await cc('POST', '/intake', {
      channel: 'site',
      contact: { lastName: 'Ильина', phones: ['+7 900 222-33-44'] },
      company: { title: 'ООО «Берег»' },
      deal: { title: 'Заявка с сайта', externalId: 'form-1' },
    })
    const { contact, company, deal } = told.body as unknown as Record<string, { id: number }>
    expect(network.portal.state.items.of(dealType).get(deal?.id ?? 0)).toMatchObject({
      contactIds: [contact?.id],
      companyId: company?.id,
      sourceId: 'WEB',
    })
    expect((await cc('GET', '/contacts/deals?phone=89002223344&openOnly=true')).body).toMatchObject({
      deals: [{ id: deal?.id, externalId: 'form-1' }],
    })
    await api.signInAgain()
    const card = await app('GET', `/card/deal/${deal?.id}`)
    expect(card).toMatchObject({ changes: [{ after: { companyId: 'ООО «Берег»', contactIds: ['Ильина'] } }] })
  })
})

const wav = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(32)])

describe('a telephone call', () => {
  it('comes together whatever its steps come in: recording and cards first, its beginning last', async () => {
    const path = '/calls/call-1'
    expect((await cc('PUT', `${path}/record?name=talk.wav`, wav)).status).toBe(200)
    const deal = Number((await cc('POST', '/deals', { title: 'По звонку' })).body['id'])
    expect((await cc('POST', `${path}/crm`, { entityType: 'deal', entityId: deal })).body).toMatchObject({
      state: 'waiting',
      missing: 'facts',
    })
    expect((await cc('POST', `${path}/finish`, { durationSeconds: 61 })).body).toMatchObject({ missing: 'facts' })
    const told = await cc('POST', '/calls', {
      externalId: 'call-1',
      phone: '8 905 000-21-01',
      direction: 'in',
      startedAt: '2026-11-22T10:15:00+03:00',
      operator: '1203',
    })
    expect(told.body).toMatchObject({
      state: 'done',
      registered: true,
      finished: true,
      recorded: true,
      activityId: expect.any(Number),
    })
    const [call] = [...network.portal.state.callStatistics.values()].slice(-1)
    expect(call).toMatchObject({
      duration: 61,
      entityType: 'CONTACT',
      recordFileId: expect.any(Number),
      portalUserId: 3,
    })
    const activity = network.portal.state.activities.get(Number(told.body['activityId']))
    expect(JSON.stringify(activity?.bindings)).toContain(String(deal))
    expect((await cc('POST', `${path}/finish`, { durationSeconds: 61 })).body).toMatchObject({ state: 'done' })
    expect(
      [...network.portal.state.callStatistics.values()].filter(({ externalCallId }) => externalCallId === 'kc:call-1'),
    ).toHaveLength(1)
  })

  it('of the past is taken line by line: what is wrong with one keeps back no other', async () => {
    const line = { phone: '89050002101', direction: 'in', startedAt: '2026-11-20T10:15:00+03:00' }
    const ending = { durationSeconds: 30 }
    const { status, body } = await cc('POST', '/calls/history', {
      calls: [
        { ...line, ending, externalId: 'past-1', operator: '1203' },
        { ...line, ending, externalId: 'past-2' },
        { ...line, ending, externalId: 'past-3', operator: '1203' },
      ],
    })
    expect(status).toBe(200)
    expect(body['calls']).toMatchObject([
      { externalId: 'past-1', finished: true },
      { externalId: 'past-3', finished: true },
    ])
    expect(body['refused']).toMatchObject([{ externalId: 'past-2', code: 'center.no-responsible' }])
  })

  it('of nobody in particular is refused with the place where that is set', async () => {
    const facts = {
      externalId: 'call-3',
      phone: '89050002101',
      direction: 'in',
      startedAt: '2026-11-22T10:15:00+03:00',
    }
    const told = await cc('POST', '/calls', facts)
    expect(told.body).toMatchObject({ status: 422, code: 'center.no-responsible', field: 'operator' })
    expect(told.body['detail']).toMatch(/«Таблицы».*«Настройки»/)
    expect((await cc('POST', '/calls', { ...facts, colour: 'red' })).body).toMatchObject({ field: 'colour' })
  })

  it('keeps no recording that is none, or from inside a network', async () => {
    expect((await cc('PUT', '/calls/call-2/record?name=a.mp3', Buffer.from('hello there'))).body).toMatchObject({
      code: 'center.record-kind',
    })
    expect((await cc('POST', '/calls/call-2/record', { url: 'https://127.0.0.1/a.mp3' })).body).toMatchObject({
      code: 'center.record-address',
    })
  })
})

describe('a key', () => {
  it('opens what its scopes say, from its addresses, until it is withdrawn', async () => {
    const reader = await newKey({ client: 'reader', scopes: ['read'] })
    expect((await cc('POST', '/deals', {}, {}, reader)).body).toMatchObject({ status: 403, code: 'center.scope' })
    const far = await newKey({ client: 'far', networks: ['203.0.113.0/24'] })
    expect((await cc('GET', '/me', undefined, {}, far)).body).toMatchObject({ status: 403, code: 'center.address' })
    const slow = await newKey({ client: 'slow', perMinute: 1 })
    expect((await cc('GET', '/me', undefined, {}, slow)).body).toMatchObject({ client: 'slow', sandbox: false })
    const refused = await cc('GET', '/me', undefined, {}, slow)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    const { keys } = (await app('GET', '/keys')) as { keys: { id: string; client: string }[] }
    await app('DELETE', `/keys/${keys.find(({ client }) => client === 'reader')?.id}`)
    expect((await cc('GET', '/me', undefined, {}, reader)).status).toBe(401)
    expect((await cc('GET', '/me', undefined, {}, 'cc_unknown-unknown-unknown')).status).toBe(401)
  })

  it('of the sandbox writes nothing into the portal', async () => {
    const sandbox = await newKey({ client: 'try', sandbox: true })
    const before = [dealType, contactType, companyType].map((type) => items(type).length)
    const told = await cc(
      'POST',
      '/intake',
      { contact: { lastName: 'Проба', phones: ['89003334455'] }, deal: { title: 'Проба' } },
      {},
      sandbox,
    )
    expect(told).toMatchObject({ status: 200, body: { contact: { id: 0, created: true }, deal: { id: 0 } } })
    expect([dealType, contactType, companyType].map((type) => items(type).length)).toEqual(before)
  })
})

describe('while the portal is away', () => {
  it('a write is accepted, done later, and found in the journal', async () => {
    const { id } = (await cc('POST', '/deals', { title: 'По порядку' })).body
    const { faults } = network.portal.state
    faults.add([{ match: {}, kind: '503' }])
    const told = await cc('POST', '/deals', { title: 'Позже', externalId: 'late-1' })
    expect(told).toMatchObject({ status: 202, body: { status: 'queued' } })
    for (const title of ['Первое', 'Второе', 'Третье'])
      expect((await cc('PATCH', `/deals/${String(id)}`, { title })).status).toBe(202)
    faults.clear()
    const status = String(told.body['statusUrl']).replace('/api/cc/v1', '')
    const done = await until(
      async () => {
        await advance(network, 20_000)
        await jobsDone(network)
        return cc('GET', status)
      },
      ({ body }) => body['status'] === 'done',
    )
    expect(done.body).toMatchObject({ answer: { created: true } })
    expect(items(dealType).filter((one) => one['originId'] === 'late-1')).toHaveLength(1)
    await settled([told])
    expect(items(dealType).find((one) => one['id'] === id)).toMatchObject({ title: 'Третье' })
    await api.signInAgain()
    const { calls } = (await app('GET', `/calls?search=${String(done.body['callId'])}`)) as { calls: object[] }
    expect(calls).toMatchObject([{ operation: 'deals.create', state: 'done', client: 'kc', keyName: 'КЦ' }])
  })
})

describe('an address that wants to hear of the portal', () => {
  let receiver: Awaited<ReturnType<typeof startHookReceiver>>
  beforeAll(async () => void (receiver = await startHookReceiver()))
  afterAll(() => receiver.stop())
  const untilHeard = (type: string, record: string, times: number) =>
    until(
      async () => {
        await advance(network, 5_000)
        await jobsDone(network)
        return receiver.received.filter((one) => one.type === type && one.data.record === record)
      },
      (seen) => seen.length === times,
    )
  async function newHook(events: string[]): Promise<string> {
    await api.signInAgain()
    const wanted = { client: 'kc', name: 'КЦ', url: receiver.url, events }
    const { hook, secret } = (await app('POST', '/hooks', wanted)) as { hook: { id: string }; secret: string }
    receiver.knows(secret)
    return hook.id
  }

  it('is told by signed messages, again after a fault, and by hand after it was gone', async () => {
    const hook = await newHook(['deal.created', 'deal.stageChanged'])
    const made = await restCall(network, 'crm.item.add', { entityTypeId: dealType, fields: { title: 'Из портала' } }, 3)
    const { id } = (made as { item: { id: number } }).item
    const [created] = await untilHeard('deal.created', `deal:${id}`, 1)
    expect(created).toMatchObject({ signed: true, data: { deal: { title: 'Из портала', state: 'open' } } })

    receiver.answerWith(500)
    const move = { entityTypeId: dealType, id, fields: { stageId: 'PREPARATION' } }
    await restCall(network, 'crm.item.update', move, 3)
    const tried = await untilHeard('deal.stageChanged', `deal:${id}`, 2)
    expect(new Set(tried.map((one) => one.id)).size).toBe(1)
    expect(tried[1]).toMatchObject({ signed: true, data: { stage: { stageId: 'PREPARATION' } } })

    receiver.answerWith(410)
    await app('POST', `/hooks/${hook}/ping`)
    await jobsDone(network)
    expect(await app('GET', '/hooks')).toMatchObject({ hooks: [{ enabled: false, dead: 1 }] })
    const dead = (await app('GET', '/deliveries?state=dead')) as { deliveries: { id: string }[] }
    expect(dead.deliveries).toMatchObject([{ type: 'ping', status: 410, attempts: 1 }])
    await app('PUT', `/hooks/${hook}`, { enabled: true })
    await app('POST', `/deliveries/${dead.deliveries[0]?.id}/replay`)
    await jobsDone(network)
    expect(receiver.received.at(-1)).toMatchObject({ type: 'ping', id: dead.deliveries[0]?.id, signed: true })
    const all = (await app('GET', '/deliveries')) as { deliveries: { type: string; state: string; attempts: number }[] }
    expect(all.deliveries.map(({ type, state, attempts }) => [type, state, attempts])).toEqual([
      ['ping', 'delivered', 1],
      ['deal.stageChanged', 'delivered', 2],
      ['deal.created', 'delivered', 1],
    ])
    await app('DELETE', `/hooks/${hook}`)
  })

  it('is told of contacts and calls too, of each once', async () => {
    const hook = await newHook(['contact.created', 'contact.changed', 'call.finished'])
    const fields = { name: 'Вера', lastName: 'Лаптева', originatorId: 'cc.kc', originId: 'k-1' }
    const made = await restCall(network, 'crm.item.add', { entityTypeId: contactType, fields }, 3)
    const { id } = (made as { item: { id: number } }).item
    expect(await untilHeard('contact.created', `contact:${id}`, 1)).toMatchObject([
      { signed: true, data: { contact: { lastName: 'Лаптева', externalId: 'k-1' } } },
    ])
    await restCall(network, 'crm.item.update', { entityTypeId: contactType, id, fields: { post: 'Бухгалтер' } }, 3)
    expect(await untilHeard('contact.changed', `contact:${id}`, 1)).toMatchObject([
      { signed: true, data: { contact: { post: 'Бухгалтер' } } },
    ])

    const startedAt = new Date(network.portal.state.clock.now()).toISOString()
    const facts = { externalId: 'told-1', phone: '89050002101', direction: 'in', startedAt, operator: '1203' }
    await settled([await cc('POST', '/calls', { ...facts, ending: { durationSeconds: 75 } })])
    const [call] = [...network.portal.state.callStatistics.values()].slice(-1)
    expect(await untilHeard('call.finished', `call:${call?.id}`, 1)).toMatchObject([
      { signed: true, data: { call: { durationSeconds: 75, direction: 'in', phone: '+79050002101' } } },
    ])
    await app('DELETE', `/hooks/${hook}`)
  })

  it('lies in no private network', async () => {
    const wanted = { client: 'kc', name: 'x', url: 'https://127.0.0.1/hook', events: ['deal.created'] }
    await expect(app('POST', '/hooks', wanted)).rejects.toThrow(/422/)
  })
})

it('directories are answered once: the second time by their tag', async () => {
  const first = await cc('GET', '/directories?names=funnels,stages')
  expect(first.body).toMatchObject({ funnels: expect.any(Array), stages: expect.any(Array) })
  const second = await cc('GET', '/directories?names=funnels,stages', undefined, {
    'if-none-match': first.headers.get('etag') ?? '',
  })
  expect(second.status).toBe(304)
})

it('directories have another tag when people change the tables of the app', async () => {
  const tag = async () => (await cc('GET', '/directories?names=topics')).headers.get('etag')
  const before = await tag()
  await api.signInAgain()
  const { maps, revision } = (await app('GET', '/maps')) as { maps: { topics: object[] }; revision: number }
  await app('PUT', '/maps', {
    maps: { ...maps, topics: [...maps.topics, { topic: 'Льготы', categoryId: 0, stageId: '' }] },
    revision,
  })
  expect(await tag()).not.toBe(before)
})

centerCompanies(network, api)
centerEdges(network, api, settled)

it('every operation of the document has answered as the document says', () => {
  expect(api.contract()).toEqual({ faults: [], unanswered: [] })
})

/** Calls that the portal's limit put into the queue are done. */
async function settled(all: readonly Told[]): Promise<void> {
  for (const { status } of all) expect([200, 202]).toContain(status)
  await api.signInAgain()
  await until(
    async () => {
      if (all.some(({ status }) => status === 202)) await advance(network, 5_000)
      await jobsDone(network)
      return (await app('GET', '/calls?state=queued')) as { calls: unknown[] }
    },
    ({ calls }) => calls.length === 0,
  )
}
