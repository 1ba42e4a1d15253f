import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { StepEnd } from '../../platform/long-work/long-task.ts'
import type { Params } from '../../portal/index.ts'
import { aPortalClient, aTenant, type PlayedMethods } from '../../requests/testing.ts'
import { aField } from '../testing.ts'
import { exportQuery } from '../contract.ts'
import type { ExportDeps } from './export-deps.ts'
import { exportRequests, type ExportPayload } from './export-work.ts'

const newest = { filter: { match: 'all' as const, groups: [] }, sort: { field: 'id', direction: 'desc' as const } }
const at = '2026-11-23T12:00:00.000Z'
const fields = [
  aField({ name: 'title', kind: 'text', title: 'Название' }),
  aField({ name: 'createdTime', kind: 'datetime', title: 'Создан' }),
]

/** The work over so many requests of a portal, and what it leaves behind. */
function anExport(count: number, answer?: PlayedMethods[string]) {
  const tenant = aTenant()
  // Pages within a request refer to each other, which the played portal leaves as it is: they follow one another here.
  let next = count
  const list = (params: Params) => {
    if (params['start'] === 0) return { items: [] }
    const before = /"<id":(\d+)/.exec(JSON.stringify(params['filter']))?.[1]
    if (before) next = Number(before) - 1
    const rows = Array.from({ length: Math.min(50, next) }, (_, n) => next - n)
    next -= rows.length
    return { items: rows.map((id) => ({ id, title: id === 1 ? '=1+1' : `Запрос ${id}`, createdTime: at })) }
  }
  const { portal, asked } = aPortalClient({ 'crm.item.list': answer ?? list })
  const kept = new Map<string, Buffer>()
  const deps = {
    portal,
    clock: createClock(),
    tenantOf: () => Promise.resolve(tenant),
    directory: { of: () => Promise.resolve({ stages: [], people: [], categories: [] }) },
    fields: { of: () => Promise.resolve(fields) },
    contactsFilter: { firstOnly: () => Promise.resolve(false) },
    sealing: { seal: (plain: string) => plain, open: (sealed: string) => sealed },
    files: {
      save: async ({ content }: { content: AsyncIterable<Uint8Array> }) => {
        const id = randomUUID()
        kept.set(id, await buffer(Readable.from(content)))
        return { id }
      },
      read: (_: string, id: string) => Promise.resolve({ content: Readable.from([kept.get(id) ?? Buffer.alloc(0)]) }),
      drop: (_: string, ids: readonly string[]) => Promise.resolve(ids.forEach((id) => kept.delete(id))),
    },
  } as unknown as ExportDeps
  const query = exportQuery.parse({ selection: newest, columns: ['title', 'createdTime'], format: 'csv' })
  const person = { userId: 7, name: 'Олег', isAdmin: false }
  const payload: ExportPayload = { query, person, token: 'token', lang: 'ru' }
  const work = exportRequests(deps)
  let [cursor, done] = [work.begin, 0]
  const step = (): Promise<StepEnd> =>
    work.step({
      taskId: randomUUID(),
      portalId: tenant.id,
      payload,
      cursor,
      signal: new AbortController().signal,
      save: (next, handled) => Promise.resolve(void ([cursor, done] = [next, done + (handled?.done ?? 0)])),
    })
  const table = () => [...kept.values()].map(String)
  return { step, asked, table, facts: () => ({ cursor, done, files: kept.size }) }
}

it('makes a table of all requests by one REST request for 800 of them, and leaves no parts', async () => {
  const { step, asked, table, facts } = anExport(4_010)
  expect([await step(), facts().done]).toEqual(['more', 3_200])
  expect([await step(), facts().done, facts().files]).toEqual(['more', 4_010, 2])
  expect(await step()).toBe('done')
  expect([asked.length, facts().files]).toEqual([6, 1])
  const lines = (table()[0] ?? '').trim().split(/\r?\n/)
  expect([lines.length, lines[0], lines[1]]).toEqual([
    4_011,
    '№;Название;Создан',
    '4010;Запрос 4010;2026-11-23 15:00:00',
  ])
  expect(lines.at(-1)).toContain("'=1+1")
})

it('of nothing is a table of titles alone', async () => {
  const { step, table } = anExport(0)
  expect([await step(), await step()]).toEqual(['more', 'done'])
  expect(table()).toHaveLength(1)
})

it('ends with words when the sign-in of whoever asked is over', async () => {
  const { step } = anExport(1, () => {
    throw new AppError('session.refused')
  })
  await expect(step()).rejects.toMatchObject({ cause: { code: 'request-export.sign-in-over' } })
})
