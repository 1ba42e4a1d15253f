import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { addItem } from '../portal/entities/save.ts'
import { fileContent } from '../portal/store/files.ts'
import type { CenterApi, Told } from './center-api.ts'
import { figure } from './figure.ts'
import { restCall } from './rest-call.ts'
import { signIn } from './sign-in.ts'
import { advance, type TestNetwork } from './testing.ts'

const [dealType, contactType] = [2, 3]
const wav = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(32)])
interface CenterCard {
  files: { name: string; versions: { id: string }[] }[]
  changes: object[]
}
const isLong = Boolean(process.env['PORYADOK_LONG'])
const longest = isLong ? 900_000 : 60_000
const megabyte = 1_024 * 1_024
/** MB: what the product keeps of one file at most. */
export const largestFile = 2

/** Records that people of the portal have made. */
function addMany(network: TestNetwork, type: number, count: number, fields: (at: number) => Record<string, unknown>) {
  for (let at = 0; at < count; at += 1) addItem(network.portal.state, type, fields(at), { userId: 1 })
}

/** What contact centres run into beside the usual way. */
export function centerEdges(
  network: TestNetwork,
  { cc, app, signInAgain }: CenterApi,
  settled: (all: readonly Told[]) => Promise<void>,
): void {
  const items = (type: number) => [...network.portal.state.items.of(type).rows.values()]
  const ids = (told: Told, list: string) => (told.body[list] as unknown as { id: number }[]).map(({ id }) => id)
  const idOf = ({ body }: Told) => Number(body['id'])

  describe('tax numbers', () => {
    it('of two branches of one ИНН mean two companies; a leading zero and blanks stay', async () => {
      const inn = '02 7405 1582'
      const branch = (title: string, kpp: string) => ({ title, inn, kpp })
      const [ufa, kazan] = [branch('Завод, Уфа', '027401001'), branch('Завод, Казань', '165543001')]
      const made = [await cc('POST', '/companies', ufa), await cc('POST', '/companies', kazan)]
      expect(new Set(made.map(idOf)).size).toBe(2)
      expect(idOf(await cc('POST', '/companies/upsert', kazan))).toBe(idOf(made[1] as Told))
      const found = await cc('GET', '/companies?inn=0274051582&kpp=027401001')
      expect(found.body['companies']).toMatchObject([{ requisites: [{ inn: '0274051582', kpp: '027401001' }] }])
    })

    it('are completed at a company that is there', async () => {
      const id = idOf(await cc('POST', '/companies', { title: 'АО «Причал»', inn: '7736050003' }))
      const ogrn = '1027700132195'
      expect((await cc('PATCH', `/companies/${id}`, { ogrn })).body).toMatchObject({ changed: ['ogrn'] })
      expect((await cc('PATCH', `/companies/${id}`, { ogrn })).body).toMatchObject({ changed: [] })
      const told = await cc('GET', `/companies?id=${id}`)
      expect(told.body['companies']).toMatchObject([{ requisites: [{ inn: '7736050003', ogrn }] }])
      await cc('PATCH', `/companies/${id}`, { inn: '500100732259' })
      const both = await cc('GET', `/companies?id=${id}`)
      expect(both.body['companies']).toMatchObject([{ requisites: [{ inn: '7736050003' }, { inn: '500100732259' }] }])
    })
  })

  it('a number of twenty-five owners names twenty, and a repetition meets the oldest of them', async () => {
    const fm = [{ typeId: 'PHONE', valueType: 'WORK', value: '+79007770001' }]
    addMany(network, contactType, 25, (at) => ({ name: `n${at}`, fm }))
    const before = items(contactType).length
    const found = ids(await cc('GET', '/contacts?phone=89007770001'), 'contacts')
    expect(found).toHaveLength(20)
    expect((await cc('POST', '/contacts/upsert', { phones: ['8 900 777-00-01'], post: 'Инженер' })).body).toMatchObject(
      {
        id: Math.min(...found),
        created: false,
      },
    )
    expect(items(contactType)).toHaveLength(before)
  })

  it('a closed deal is left in peace: the client gets a new one, and only that is open', async () => {
    const contact = idOf(await cc('POST', '/contacts', { lastName: 'Повторов', phones: ['+7 900 555-66-77'] }))
    const body = { contactIds: [contact], title: 'Обращение' }
    const first = await cc('POST', '/deals/upsert', body)
    expect(idOf(await cc('POST', '/deals/upsert', body))).toBe(idOf(first))
    await cc('PATCH', `/deals/${idOf(first)}`, { stageId: 'LOSE' })
    const second = await cc('POST', '/deals/upsert', body)
    expect(second.body).toMatchObject({ created: true })
    expect(ids(await cc('GET', '/contacts/deals?phone=89005556677&openOnly=true'), 'deals')).toEqual([idOf(second)])
    expect((await cc('PATCH', `/deals/${idOf(second)}`, { stageId: 'НЕТ' })).body).toMatchObject({
      status: 422,
      field: 'stageId',
      allowed: expect.arrayContaining(['NEW', 'LOSE']),
    })
    expect((await cc('POST', '/deals', { title: 'x', responsibleId: 9_999 })).body).toMatchObject({
      field: expect.any(String),
      status: 422,
    })
    const who = await cc('GET', '/routing?phone=89005556677')
    expect(who.body).toMatchObject({
      contact: { id: contact, companyIds: [] },
      companies: [],
      deals: [{ id: idOf(second) }],
    })
    expect((await cc('GET', '/health')).body).toMatchObject({ portal: 'answers' })
    await cc('GET', '/me')
  })

  it('a funnel that is closed to the app is refused by the portal’s word, and nothing waits', async () => {
    const { faults } = network.portal.state
    faults.add([{ match: { method: 'crm.item.add', times: 1 }, kind: 'refuse', error: 'ACCESS_DENIED', status: 403 }])
    const told = await cc('POST', '/deals', { title: 'В закрытую воронку' })
    faults.clear()
    expect(told.body).toMatchObject({ status: 403, code: 'portal.no-rights' })
  })

  it(`${isLong ? 50 : 12} writes to one deal at the same time are all in it`, async () => {
    const id = idOf(await cc('POST', '/deals', { title: 'Общая' }))
    const notes = Array.from({ length: isLong ? 50 : 12 }, (_, at) => `заметка ${at}.`)
    const all = await Promise.all(notes.map((comments) => cc('PATCH', `/deals/${id}`, { comments })))
    await settled(all)
    const comments = items(dealType).find((one) => one['id'] === id)?.['comments'] as string
    expect(comments.split('\n').toSorted()).toEqual(notes.toSorted())
  })

  const deals = isLong ? 10_000 : 150
  it(`${deals} deals in pages show each once, while deals come, change and go`, { timeout: longest }, async () => {
    addMany(network, dealType, deals, (at) => ({ title: `Листать ${at}` }))
    const seen: number[] = []
    let cursor: string | null = ''
    const stable = new Set(
      items(dealType).flatMap(({ id, title }) => ((title as string).startsWith('Листать') ? [id] : [])),
    )
    expect(stable.size).toBe(deals)
    while (cursor !== null) {
      await advance(network, 5_000)
      const page: Told = await cc(
        'GET',
        `/deals?title=${encodeURIComponent('Листать')}${cursor && `&cursor=${cursor}`}`,
      )
      seen.push(...ids(page, 'deals'))
      cursor = (page.body as unknown as { next: string | null }).next
      if (cursor === null) break
      const [gone] = seen.slice(-1)
      await restCall(network, 'crm.item.add', { entityTypeId: dealType, fields: { title: 'Листать и это' } })
      await restCall(network, 'crm.item.update', { entityTypeId: dealType, id: seen[0], fields: { comments: 'x' } })
      await restCall(network, 'crm.item.delete', { entityTypeId: dealType, id: gone })
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.filter((id) => stable.has(id))).toHaveLength(deals)
    figure('deals paged by cursor while one comes, one changes and one goes a page; missed, shown twice', 0, 'deals')
  })

  describe('a recording', () => {
    it('of no bytes, too large, or behind a password is refused in words', async () => {
      const path = '/calls/call-3/record'
      expect((await cc('PUT', `${path}?name=a.mp3`, new Uint8Array())).body).toMatchObject({
        code: 'center.record-kind',
      })
      const large = Buffer.concat([wav, Buffer.alloc((largestFile + 1) * megabyte)])
      expect((await cc('PUT', `${path}?name=a.wav`, large)).body).toMatchObject({ code: 'file.too-large' })
      const server = createServer((request, response) => {
        if (request.url === '/closed') return response.writeHead(401).end()
        return response.end(wav)
      })
      await once(server.listen(0, 'localhost'), 'listening')
      const address = `http://localhost:${(server.address() as AddressInfo).port}`
      expect((await cc('POST', path, { url: `${address}/closed` })).body).toMatchObject({
        code: 'center.record-away',
        title: expect.stringContaining('401'),
      })
      expect((await cc('POST', path, { url: `${address}/talk.exe` })).body).toMatchObject({ missing: 'facts' })
      server.close()
    })

    it('of a megabyte comes through whole, sent by the caller or fetched from its address', async () => {
      const talk = Buffer.concat([wav, randomBytes(megabyte)])
      const server = createServer((_request, response) => void response.end(talk))
      await once(server.listen(0, 'localhost'), 'listening')
      const url = `http://localhost:${(server.address() as AddressInfo).port}/talk.wav`
      const facts = {
        phone: '89050002101',
        direction: 'in',
        startedAt: '2026-11-22T09:00:00+03:00',
        operator: '1203',
      }
      const call = (externalId: string) =>
        cc('POST', '/calls', { ...facts, externalId, ending: { durationSeconds: 600 } })
      await cc('PUT', '/calls/large-1/record?name=talk.wav', talk)
      await settled([await call('large-1')])
      await call('large-2')
      await settled([await cc('POST', '/calls/large-2/record', { url })])
      server.close()
      const { state } = network.portal
      const kept = [...state.callStatistics.values()].filter(({ externalCallId }) =>
        /:large-/.test(String(externalCallId)),
      )
      const bytes = kept.map(({ recordFileId }) => {
        const file = state.files.get(recordFileId ?? 0)
        return file ? fileContent(state, file) : Buffer.alloc(0)
      })
      expect(bytes.map((one) => one.equals(talk))).toEqual([true, true])
    })
  })

  it('two calls of one number at once are two; one of no second was missed; the past comes in batches', async () => {
    const facts = { phone: '89050002101', direction: 'in', startedAt: '2026-11-22T11:00:00+03:00', operator: '1203' }
    const ending = (durationSeconds: number) => ({ durationSeconds, result: 'answered' })
    const calls = [
      { ...facts, externalId: 'h-1', ending: ending(0) },
      { ...facts, externalId: 'h-2', ending: ending(30) },
      // The clock of the caller is a day ahead: the call stands where it says.
      { ...facts, externalId: 'h-3', startedAt: '2027-01-01T11:00:00+03:00', ending: ending(10) },
    ]
    expect((await cc('POST', '/calls/history', { calls })).body['calls']).toMatchObject([
      { finished: true },
      { finished: true },
      { finished: true },
    ])
    expect((await cc('GET', '/calls/h-1')).body).toMatchObject({ state: 'done' })
    const rows = [...network.portal.state.callStatistics.values()].filter(({ externalCallId }) =>
      /:h-/.test(String(externalCallId)),
    )
    expect(rows.map(({ duration, failedCode }) => [duration, failedCode])).toEqual([
      [0, '304'],
      [30, '200'],
      [10, '200'],
    ])
  })

  it('a call without the right to telephony stands in the timeline of its client, with its recording', async () => {
    const rows = new Client({ connectionString: network.databaseUrl })
    await rows.connect()
    await rows.query(`UPDATE portal SET scopes = array_remove(scopes, 'telephony')`)
    const calls = network.portal.state.callStatistics.size
    const facts = { phone: '89050002101', direction: 'in', startedAt: '2026-11-22T12:00:00+03:00', operator: '1203' }
    await cc('PUT', '/calls/a-1/record?name=talk.wav', wav)
    const told = await cc('POST', '/calls', { ...facts, externalId: 'a-1', ending: { durationSeconds: 40 } })
    await rows.query(`UPDATE portal SET scopes = array_append(scopes, 'telephony')`)
    await rows.end()
    expect(told.body).toMatchObject({ state: 'done', finished: true, recorded: true, activityId: expect.any(Number) })
    expect(network.portal.state.callStatistics.size).toBe(calls)
    const activity = network.portal.state.activities.get(Number(told.body['activityId']))
    expect(activity).toMatchObject({ subject: 'Входящий от +79050002101', fileIds: [expect.any(Number)] })
  })

  it('a file of an appeal keeps its versions, and its card says which replaced which, by whom and why', async () => {
    const id = idOf(await cc('POST', '/deals', { title: 'С файлом' }))
    const put = (text: string, reason = '') => {
      const query = new URLSearchParams({ name: 'заявление.txt', operator: '1203', reason })
      return cc('PUT', `/deals/${id}/files?${query}`, Buffer.from(text))
    }
    expect((await put('сумма 100')).body).toEqual({ name: 'заявление.txt', version: 1, replaces: null })
    expect((await put('сумма 100')).body).toMatchObject({ version: 1 })
    expect((await put('сумма 200', 'Исправлена сумма')).body).toMatchObject({ version: 2, replaces: 1 })
    const versions = [
      { version: 2, replaces: 1, operator: '1203', reason: 'Исправлена сумма', client: 'kc' },
      { version: 1, replaces: null },
    ]
    expect((await cc('GET', `/deals/${id}/files`)).body).toMatchObject({ files: [{ name: 'заявление.txt', versions }] })
    const params = { filter: { ENTITY_ID: id, ENTITY_TYPE: 'deal' }, select: ['ID', 'COMMENT', 'FILES'] }
    const notes = (await restCall(network, 'crm.timeline.comment.list', params)) as { COMMENT: string; FILES: object }[]
    expect(notes.map(({ COMMENT }) => COMMENT)).toEqual([
      'Файл «заявление.txt», версия 1. Прислал контакт-центр, оператор 1203.',
      'Файл «заявление.txt», версия 2. Заменяет версию 1: она выше по ленте. Прислал контакт-центр, оператор 1203. Причина: Исправлена сумма',
    ])
    expect((await cc('PUT', '/deals/999999/files?name=a.txt', Buffer.from('x'))).status).toBe(404)
    await signInAgain()
    const card = (await app('GET', `/card/deal/${id}`)) as CenterCard
    expect(card.files).toMatchObject([{ name: 'заявление.txt', versions }])
    expect(card.changes).toMatchObject([
      { operation: 'deals.file', operator: '1203', after: { reason: 'Исправлена сумма' } },
      { operation: 'deals.file', operator: '1203', before: {} },
      {
        operation: 'deals.create',
        client: 'kc',
        before: {},
        after: { title: 'С файлом' },
      },
    ])
    const [newest] = card.files[0]?.versions ?? []
    const path = `/api/contact-center/card/deal/${id}/files/${newest?.id}`
    const token = await signIn(network)
    const kept = await fetch(`${network.appUrl}${path}`, { headers: { authorization: `Bearer ${token}` } })
    expect(await kept.text()).toBe('сумма 200')
    await expect(app('GET', '/card/deal/999999')).rejects.toThrow(/404/)
  })

  it('a failed write is done again by hand, under its own number', async () => {
    await signInAgain()
    const failed = await cc('PATCH', '/deals/888888', { title: 'x' })
    const { calls } = (await app('GET', '/calls?state=failed&search=deal:888888')) as { calls: { id: string }[] }
    expect(calls[0]?.id).toBe(failed.body['requestId'])
    await app('POST', `/calls/${calls[0]?.id}/replay`)
    await settled([])
    expect(((await app('GET', `/calls/${calls[0]?.id}`)) as { attempts: number }).attempts).toBe(1)
    expect((await cc('GET', `/status/${calls[0]?.id}`)).body).toMatchObject({ status: 'failed' })
  })
}
