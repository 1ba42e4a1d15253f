import { expect, it } from 'vitest'
import { AppError } from '../platform/errors/app-error.ts'
import type { Params } from '../portal/index.ts'
import { aPortalClient, aTenant, aViewer } from '../requests/testing.ts'
import type { Question } from './ask-portal.ts'
import type { ListFilter } from './contract.ts'
import { findAmounts } from './find-amounts.ts'
import { aField, someFacts } from './testing.ts'

const tenant = aTenant()
const sum = { field: 'UF_SUM', op: 'between' as const, from: 100, to: null }
const held = (...conditions: ListFilter['groups'][number]['conditions']): ListFilter => ({
  match: 'all',
  groups: [{ match: 'all', conditions }],
})
const question = (): Question => {
  const facts = someFacts()
  const fields = new Map([...facts.fields, ['UF_COST', aField({ name: 'UF_COST', kind: 'money' })] as const])
  const ground = { tenant, directory: { stages: [], people: [], categories: [] }, scope: null, now: facts.now }
  return { ...ground, fields, facts: { ...facts, fields }, firstContactOnly: false, viewer: aViewer(tenant) }
}
const filled = (field: string) => ({ id: 1, [field]: '150|RUB' })
const asks = (params: Params, field: string) => JSON.stringify(params).includes(`"!${field}":""`)

it('two fields share one request, and each knows its own amounts', async () => {
  const { portal, asked } = aPortalClient({
    'crm.item.list': (params) => ({
      items: asks(params, 'UF_SUM') ? [filled('UF_SUM')] : [{ id: 2, UF_COST: '5|RUB' }],
    }),
  })
  const cost = { ...sum, field: 'UF_COST', from: 1 }
  expect(await findAmounts({ portal }, question(), held(sum, cost))).toEqual({
    amounts: { 'UF_SUM:100:': [1], 'UF_COST:1:': [2] },
    cut: false,
  })
  expect(asked).toEqual(['batch'])
})

/** A portal with so many requests that hold an amount; every `dear`-th holds enough of it. */
function holding(requests: number, dear: number) {
  let given = 0
  return aPortalClient({
    'crm.item.list': () => {
      const page = Array.from({ length: Math.min(50, requests - given) }, (_, at) => given + at)
      given += page.length
      return { items: page.map((at) => ({ id: 9_000 - at, UF_SUM: at % dear === 0 ? '150|RUB' : '1|RUB' })) }
    },
  })
}

it.each([
  ['all of 2 499 requests are looked through', 2_499, 10, { named: 250, cut: false }],
  ['of more only the newest, and it is said', 3_000, 10, { named: 250, cut: true }],
  ['of 1 000 that meet it 500 are named, and it is said', 1_000, 1, { named: 500, cut: true }],
])('%s, in one request', async (_, requests, dear, { named, cut }) => {
  const { portal, asked } = holding(requests, dear)
  const found = await findAmounts({ portal }, question(), held(sum))
  const ids = found.amounts['UF_SUM:100:'] ?? []
  expect([ids.length, ids[0], found.cut]).toEqual([named, 9_000, cut])
  expect(asked).toEqual(['batch'])
})

it('where the portal refuses the other conditions amounts are looked for without them', async () => {
  const { portal, asked } = aPortalClient({
    'crm.item.list': (params) => {
      if (JSON.stringify(params).includes('contactIds')) throw new AppError('portal.refused')
      return { items: [filled('UF_SUM')] }
    },
  })
  const filter = held(sum, { field: 'contactIds', op: 'any-of', values: ['15'] })
  expect((await findAmounts({ portal }, question(), filter)).amounts).toEqual({ 'UF_SUM:100:': [1] })
  expect(asked).toEqual(['batch', 'batch'])
})

it('a field that the portal has no more is an error for whoever reads the fields anew', async () => {
  const { portal } = aPortalClient({ 'crm.item.list': () => Promise.reject(new AppError('portal.refused')) })
  await expect(findAmounts({ portal }, question(), held(sum))).rejects.toMatchObject({ code: 'portal.refused' })
})
