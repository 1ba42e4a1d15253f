import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { callApi } from './install-app.ts'
import { until } from './letter-outcomes.ts'
import { restCall } from './rest-call.ts'
import { signIn } from './sign-in.ts'
import { advance, allDone, countingRequests, testNetwork } from './testing.ts'

/** What people do in the portal meanwhile. */
const network = testNetwork()
const field = 'UF_CRM_GRADE'

interface Page {
  rows: { id: number; title: string; values: Record<string, { id: string; name: string }[] | null> }[]
  missing: string[]
}

const api = async <Answer>(method: string, path: string, body?: object, userId = 1) =>
  (await callApi(network.appUrl, await signIn(network, userId), method, `/api/request-list${path}`, body)) as Answer
const rest = (method: string, params: object) => restCall(network, method, params)

/** Requests of one grade, the grade in a column. */
function graded(values: readonly string[]): Promise<Page> {
  const groups = [{ match: 'all', conditions: [{ field, op: 'any-of', values }] }]
  const selection = { filter: { match: 'all', groups }, sort: { field: 'id', direction: 'desc' } }
  return api('POST', '/page', { selection, columns: [field] })
}
async function newRequest(title: string, fields: object = {}): Promise<number> {
  const made = await rest('crm.item.add', { entityTypeId: 1, useOriginalUfNames: 'Y', fields: { title, ...fields } })
  return (made as { item: { id: number } }).item.id
}

it('an option renamed in the portal keeps its requests, under the new name when the portal has told of it; a field deleted there is named, and its requests stay', async () => {
  const list = [{ VALUE: 'Лёгкая' }, { VALUE: 'Тяжёлая' }]
  const grade = { FIELD_NAME: 'GRADE', USER_TYPE_ID: 'enumeration', LIST: list, EDIT_FORM_LABEL: { ru: 'Тяжесть' } }
  const number = await rest('crm.lead.userfield.add', { fields: grade })
  const { LIST } = (await rest('crm.lead.userfield.get', { id: number })) as { LIST: { ID: string; VALUE: string }[] }
  const heavy = LIST.find(({ VALUE }) => VALUE === 'Тяжёлая')?.ID ?? ''
  const id = await newRequest('Сгорел ввод', { [field]: heavy })
  const before = await until(
    () => graded([heavy]),
    ({ missing }) => missing.length === 0,
  )
  expect(before.rows.map((row) => [row.id, row.values[field]])).toEqual([[id, [{ id: heavy, name: 'Тяжёлая' }]]])

  const renamed = LIST.map((one) => (one.ID === heavy ? { ...one, VALUE: 'Аварийная' } : one))
  await rest('crm.lead.userfield.update', { id: number, fields: { LIST: renamed } })
  expect((await graded([heavy])).rows.map((row) => row.id)).toEqual([id])
  const after = await until(
    () => graded([heavy]),
    ({ rows }) => rows[0]?.values[field]?.[0]?.name !== 'Тяжёлая',
  )
  expect(after.rows.map((row) => [row.id, row.values[field]])).toEqual([[id, [{ id: heavy, name: 'Аварийная' }]]])

  await rest('crm.lead.userfield.delete', { id: number })
  const gone = await graded([heavy])
  // By its title, unless the portal has told of its end before: nobody knows it then.
  expect(gone.missing).toEqual([expect.stringMatching(/^(Тяжесть|UF_CRM_GRADE)$/)])
  expect(gone.rows.map((row) => row.id)).toContain(id)
})

it('of two people in one row the second is told who was quicker, and nothing is written over', async () => {
  const id = await newRequest('Две руки', { assignedById: 2 })
  const write = (value: string, seen: object[], userId: number) =>
    api('POST', `/requests/${id}/cell`, { field: 'assignedById', seen, value, key: randomUUID() }, userId)
  const seen = [{ id: '2', name: 'Алексей Гордеев' }]
  await write('3', seen, 1)
  await expect(write('4', seen, 2)).rejects.toThrow(/request.*changed|quicker|Лучинина/)
  expect(network.portal.state.items.of(1).get(id)).toMatchObject({ assignedById: 3 })
})

it('money is found by amount, whatever its currency, with and/or: one request more with the first page alone, and a view of it stays uncounted', async () => {
  const price = { FIELD_NAME: 'PRICE', USER_TYPE_ID: 'money', EDIT_FORM_LABEL: { ru: 'Цена' } }
  await rest('crm.lead.userfield.add', { fields: price })
  const name = 'UF_CRM_PRICE'
  const made = new Map<string, number>()
  for (const [at, amount] of ['9|RUB', '10|RUB', '15.5|EUR', '100|RUB', ''].entries())
    made.set(amount, await newRequest(`Смета ${at}`, amount === '' ? {} : { [name]: amount }))
  const sum = (from: number | null, to: number | null) => ({ field: name, op: 'between', from, to })
  const selectionOf = (match: 'all' | 'any', ...conditions: object[]) => ({
    filter: { match: 'all', groups: [{ match, conditions }] },
    sort: { field: 'id', direction: 'desc' },
  })
  interface Found extends Page {
    total: number
    found: { amounts: Record<string, number[]> }
    amountsCut: boolean
    counts: Record<string, number | null>
  }
  // The portal tells of the field, and what has been asked so far no longer fills its limit.
  await allDone(network)
  await advance(network, 30_000)
  const token = await signIn(network)
  const ask = async <Answer>(path: string, body: object) =>
    (await callApi(network.appUrl, token, 'POST', `/api/request-list${path}`, body)) as Answer
  const page = (selection: object, more: object = {}) => ask<Found>('/page', { selection, columns: [name], ...more })
  const numbersOf = (...amounts: string[]) => amounts.map((amount) => made.get(amount) ?? 0)
  const between = await countingRequests(network, () => page(selectionOf('all', sum(10, 20))))
  const { rows, total, amountsCut, found } = between.result
  expect([rows.map(({ id }) => id), total, amountsCut]).toEqual([numbersOf('15.5|EUR', '10|RUB'), 2, false])
  expect(between.requests).toHaveLength(2)
  const again = await countingRequests(network, () => page(selectionOf('all', sum(10, 20)), { found }))
  expect([again.result.total, again.requests.length]).toEqual([2, 1])

  const title = { field: 'title', op: 'contains', text: 'Смета 4' }
  const either = await page(selectionOf('any', sum(null, 9), title))
  expect(either.rows.map(({ id }) => id)).toEqual(numbersOf('', '9|RUB'))
  expect((await page(selectionOf('all', sum(10, 20), title))).total).toBe(0)
  expect((await ask<{ ids: number[] }>('/ids', { selection: selectionOf('all', sum(50, null)) })).ids).toEqual(
    numbersOf('100|RUB'),
  )

  const view = { name: 'Дорогие', shared: false, selection: selectionOf('all', sum(50, null)) }
  const { id } = await ask<{ id: string }>('/views', view)
  expect((await page(selectionOf('all', title), { count: [id, 'open'] })).counts).toEqual({
    [id]: null,
    open: expect.any(Number) as number,
  })
})

it('required fields switched on in the settings of the CRM refuse a change by the name of the field; the others are written', async () => {
  const must = { FIELD_NAME: 'MUST', USER_TYPE_ID: 'string', MANDATORY: 'Y', EDIT_FORM_LABEL: { ru: 'Нужное' } }
  await rest('crm.lead.userfield.add', { fields: must })
  const [empty, filled] = [await newRequest('Без нужного'), await newRequest('С нужным', { UF_CRM_MUST: 'есть' })]
  const { settings, items } = network.portal.state
  settings.checkRequiredUserFields = true
  const change = { ids: [empty, filled], field: 'stageId', value: 'IN_PROCESS', key: randomUUID() }
  const { results } = await api<{ results: { id: number; outcome: string; detail: string }[] }>('POST', '/bulk', change)
  settings.checkRequiredUserFields = false
  expect(results).toEqual([
    { id: empty, outcome: 'refused', detail: expect.stringContaining('Нужное') as string },
    { id: filled, outcome: 'written', detail: '' },
  ])
  expect([empty, filled].map((id) => items.of(1).get(id)?.['stageId'])).toEqual(['NEW', 'IN_PROCESS'])
})
