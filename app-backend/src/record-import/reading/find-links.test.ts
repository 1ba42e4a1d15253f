import { expect, it } from 'vitest'
import type { BatchItem, Command, PortalClient } from '../../portal/index.ts'
import type { LinkKey } from '../rules/link-keys.ts'
import { findLinks } from './find-links.ts'

interface Client {
  id: number
  email?: string
  phone?: string
}

/** A portal with contacts that answers searches as the documented methods do: twenty hits, and nothing found is an empty array. */
function aPortal(contacts: readonly Client[], requisites: { ENTITY_ID: number; RQ_INN: string }[] = []) {
  const requests: number[] = []
  const shown = ({ id, email, phone }: Client) => ({
    id,
    fm: [
      ...(email === undefined ? [] : [{ typeId: 'EMAIL', value: email }]),
      ...(phone === undefined ? [] : [{ typeId: 'PHONE', value: phone }]),
    ],
  })
  const hitsOf = ({ params = {} }: Command): number[] => {
    const values = params['values'] as string[]
    const matches = (one: Client) =>
      params['type'] === 'EMAIL'
        ? values.includes(one.email?.toLowerCase() ?? '')
        : values.includes(one.phone?.replaceAll(/\D/g, '') ?? '')
    return contacts.filter(matches).map(({ id }) => id)
  }
  const batch = (_: unknown, commands: Record<string, Command>) => {
    requests.push(Object.keys(commands).length)
    const answers: Record<string, BatchItem> = {}
    for (const [key, command] of Object.entries(commands)) {
      const { method, params = {} } = command
      const filter = params['filter'] as Record<string, unknown>
      if (method === 'crm.duplicate.findbycomm') {
        const ids = hitsOf(command).slice(0, 20)
        answers[key] = { ok: true, result: ids.length > 0 ? { CONTACT: ids } : [] }
      } else if (method === 'crm.requisite.list') {
        const wanted = filter['@RQ_INN'] as string[]
        answers[key] = { ok: true, result: requisites.filter(({ RQ_INN }) => wanted.includes(RQ_INN)).slice(0, 50) }
      } else {
        const given = filter['@id']
        const hits = answers[key.replace('list', 'hits')]
        const ids = Array.isArray(given)
          ? (given as number[])
          : hits?.ok
            ? ((hits.result as { CONTACT?: number[] }).CONTACT ?? null)
            : null
        const rows = ids === null ? contacts.slice(0, 50) : contacts.filter(({ id }) => ids.includes(id)).slice(0, 50)
        answers[key] = { ok: true, result: { items: rows.map(shown) } }
      }
    }
    return Promise.resolve(answers)
  }
  const find = (keys: LinkKey[]) => findLinks({ batch } as unknown as PortalClient, 'p', keys)
  return { find, requests }
}
const emails = (count: number, from = 1) =>
  Array.from({ length: count }, (_, at): LinkKey => ({
    entity: 'contact',
    by: 'email',
    key: `c${at + from}@firm.example`,
  }))

it('five hundred addresses cost one request', async () => {
  const contacts = Array.from({ length: 300 }, (_, at) => ({ id: at + 1, email: `C${at + 1}@firm.example` }))
  const portal = aPortal(contacts)
  const found = await portal.find(emails(10, 291).concat(emails(490, 1_000)))
  expect([found.get('contact email c300@firm.example'), found.get('contact email c1000@firm.example')]).toEqual([
    300,
    'none',
  ])
  expect(portal.requests).toEqual([50])
})

it('an answer that may be cut short is asked again in halves, so that nobody is missed', async () => {
  const contacts = Array.from({ length: 60 }, (_, at) => ({ id: at + 1, email: `c${(at % 20) + 1}@firm.example` }))
  const portal = aPortal(contacts)
  const found = await portal.find(emails(20))
  expect(new Set(found.values())).toEqual(new Set(['several']))
  expect(found.size).toBe(20)
})

it('a telephone is found however it is written', async () => {
  const portal = aPortal([
    { id: 7, phone: '8 (916) 123-45-67' },
    { id: 8, phone: '9161234568' },
  ])
  const key = (text: string): LinkKey => ({ entity: 'contact', by: 'phone', key: text })
  const found = await portal.find([key('+79161234568'), key('+79161230000')])
  expect([...found.values()]).toEqual([8, 'none'])
})

it('companies are found by ИНН, records by id', async () => {
  const portal = aPortal(
    [{ id: 5 }],
    [
      { ENTITY_ID: 3, RQ_INN: '7707083893' },
      { ENTITY_ID: 4, RQ_INN: '0274062111' },
      { ENTITY_ID: 9, RQ_INN: '0274062111' },
    ],
  )
  const inn = (key: string): LinkKey => ({ entity: 'company', by: 'inn', key })
  const found = await portal.find([
    inn('7707083893'),
    inn('0274062111'),
    inn('5000000000'),
    { entity: 'contact', by: 'id', key: '5' },
  ])
  expect([...found.values()]).toEqual([3, 'several', 'none', 5])
  expect(portal.requests).toEqual([2])
})
