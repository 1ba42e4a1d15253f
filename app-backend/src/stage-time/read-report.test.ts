import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import { createLogger } from '../platform/log/logger.ts'
import type { Tenant, Viewer } from '../portal/index.ts'
import { drillQuery, reportQuery } from './contract.ts'
import { readDrill, readReport, type ReportDeps } from './read-report.ts'
import { reportTable } from './report-table.ts'
import { createStageStore } from './store.ts'

const database = testDatabase()
const hourMs = 3_600_000
const now = new Date('2026-11-23T12:00:00Z')
let db: Database
let portalId: string
let actions: string[]

beforeAll(() => {
  db = createDatabase(database.url, createLogger('silent'))
})
afterAll(() => db.stop())
beforeEach(async () => {
  portalId = await aTenantRow(database.prisma, now)
  actions = ['reports.all', 'export.run']
})

interface Sample {
  person?: number
  category?: string | null
  stage?: string
  /** Hours from now. */
  due?: number
  /** Stages in order with how long it stood there, hours; the present one at the end. */
  stays?: [stageId: string, hours: number][]
}
let ids = 0
/** A request that came to its present stage as many hours ago as `since`. */
async function aRequest({ person = 5, category = '11', stage = 'WORK', due, stays = [] }: Sample, since = 24) {
  ids += 1
  const entityId = ids
  const resolveBy = due === undefined ? null : new Date(now.getTime() + due * hourMs).toISOString()
  await database.prisma.recordSnapshot.create({
    data: {
      portalId,
      entityTypeId: 1,
      entityId,
      title: `Запрос ${entityId}`,
      assignedById: person,
      stageId: stage,
      seenAt: now,
      companyIds: [],
      contactIds: [],
      watched: { C: category === null ? null : Number(category), R: resolveBy },
    },
  })
  let at = now.getTime() - since * hourMs - stays.reduce((sum, [, hours]) => sum + hours, 0) * hourMs
  for (const [number, [stageId, hours]] of [...stays, [stage, 0] as const].entries()) {
    const fromAt = new Date(at)
    at += hours * hourMs
    const ended = number < stays.length
    const length = ended
      ? { toAt: new Date(at), ms: BigInt(hours * hourMs), workingMs: BigInt((hours * hourMs) / 4) }
      : {}
    await database.prisma.stageStay.create({
      data: { portalId, entityTypeId: 1, entityId, number, stageId, fromAt, ...length },
    })
  }
  return entityId
}

const person = (id: number, departments: number[]) => ({ id, name: `Человек ${id}`, active: true, departments })
function deps(): ReportDeps {
  const tenant = {
    id: portalId,
    entityTypeId: 1,
    zone: 'Europe/Moscow',
    fieldNames: { category: 'C', resolveBy: 'R' },
  } as Tenant
  const stages = [
    { id: 'NEW', name: 'Новый', sort: 1, color: null, meaning: 'process' },
    { id: 'WORK', name: 'В работе', sort: 2, color: null, meaning: 'process' },
    { id: 'DONE', name: 'Решён', sort: 3, color: null, meaning: 'success' },
  ]
  const categories = [
    { id: '11', name: 'Неисправность' },
    { id: '12', name: 'Поставка' },
  ]
  const people = [5, 6, 7].map((id) => ({ id, name: `Человек ${id}`, active: true }))
  const organisation = {
    people: [person(5, [1]), person(6, [2]), person(7, [2])],
    departments: [
      { id: 1, name: 'Центр', parent: null, head: null },
      { id: 2, name: 'Отдел', parent: 1, head: 6 },
    ],
  }
  return {
    db,
    clock: { now: () => now } as ReportDeps['clock'],
    store: createStageStore(db.prisma),
    directory: { of: () => Promise.resolve({ stages, categories, people }) } as never,
    organisations: { of: () => Promise.resolve(organisation) } as never,
    permissions: {
      of: () => Promise.resolve({ roles: [], actions }),
      whoMay: () => Promise.resolve([{ id: 9, name: 'Вера Столбова' }]),
    } as never,
    tenantOf: () => Promise.resolve(tenant),
    groupsOf: () =>
      Promise.resolve({ groups: [{ id: 1, name: 'Сервис' }], of: (category) => (category === '11' ? 1 : null) }),
  }
}
const viewer = (userId: number) => ({ portalId, userId, name: '', isAdmin: false, accessToken: '' }) satisfies Viewer
const period = { from: '2026-11-01', to: '2026-11-23' }
const report = (query: object = {}, userId = 5) =>
  inPortal(portalId, () => readReport(deps(), viewer(userId), reportQuery.parse({ ...period, ...query })))
const drill = (query: object, userId = 5) =>
  inPortal(portalId, () => readDrill(deps(), viewer(userId), drillQuery.parse({ ...period, ...query })))

describe('the report', () => {
  it('tells median and 85th percentile of the ended stays, around the clock or of working time', async () => {
    for (const hours of [2, 4, 6, 8, 10]) await aRequest({ stays: [['NEW', hours]] })
    const { total } = await report()
    expect(total.stages).toEqual([{ stageId: 'NEW', count: 5, medianMs: 6 * hourMs, p85Ms: 31_680_000 }])
    expect((await report({ clock: 'working' })).total.stages[0]?.medianMs).toBe(1.5 * hourMs)
  })

  it('counts open, overdue, closed and closed late, by category', async () => {
    await aRequest({ due: 5 })
    await aRequest({ due: -5 })
    await aRequest({ category: '12', stage: 'DONE', due: -30 }, 24)
    await aRequest({ category: '12', stage: 'DONE', due: -20 }, 24)
    await aRequest({ category: '12', stage: 'DONE', due: -20 }, 24 * 60)
    await aRequest({ category: null })
    const { rows, total } = await report()
    expect(rows.map(({ key, name, counts }) => [key, name, ...Object.values(counts)])).toEqual([
      ['11', 'Неисправность', 2, 1, 0, 0],
      ['12', 'Поставка', 0, 0, 2, 1],
      ['none', '', 1, 0, 0, 0],
    ])
    expect(total.counts).toEqual({ open: 3, overdue: 1, closed: 2, breached: 1 })
  })

  it('goes by group and by person too, and narrows to one of them', async () => {
    await aRequest({ person: 5 })
    await aRequest({ person: 6, category: '12' })
    expect((await report({ by: 'group' })).rows.map(({ key, name }) => [key, name])).toEqual([
      ['none', ''],
      ['1', 'Сервис'],
    ])
    expect((await report({ by: 'person' })).rows.map(({ key }) => key)).toEqual(['5', '6'])
    expect((await report({ group: 'none', by: 'person' })).rows.map(({ key }) => key)).toEqual(['6'])
  })

  it('shows an employee their own requests alone, and a head those of the people below', async () => {
    actions = []
    await aRequest({ person: 5 })
    await aRequest({ person: 6 })
    await aRequest({ person: 7, stays: [['NEW', 3]] })
    const [agent, head] = [await report({}, 5), await report({}, 6)]
    expect([agent.scope, agent.total.counts.open, agent.total.stages]).toEqual(['own', 1, []])
    expect([head.scope, head.total.counts.open, head.total.stages.length]).toEqual(['people', 2, 1])
    expect((await drill({ what: 'open', person: '7' }, 5)).rows).toEqual([])
    expect(agent.options.person.map(({ key }) => key)).toEqual(['5'])
    expect(agent.holders).toEqual({ all: ['Вера Столбова'], export: ['Вера Столбова'] })
  })

  it('puts each stay into the week of the portal’s zone in which it ended', async () => {
    // Monday 00:30 in Moscow is still Sunday in UTC.
    await aRequest({ stays: [['NEW', 1]] }, 14.5)
    await aRequest({ stays: [['NEW', 1]] }, 15.5)
    expect((await report()).trend.map(({ week }) => week)).toEqual(['2026-11-16', '2026-11-23'])
  })

  it('leads from each figure to its requests, the longest first', async () => {
    const [short, long] = [await aRequest({ stays: [['NEW', 2]] }), await aRequest({ stays: [['NEW', 9]], due: -3 })]
    const stays = await drill({ what: 'stage', stage: 'NEW' })
    expect(stays.rows.map(({ id, ms }) => [id, ms])).toEqual([
      [long, 9 * hourMs],
      [short, 2 * hourMs],
    ])
    expect((await drill({ what: 'overdue' })).rows).toMatchObject([{ id: long, stage: 'В работе', ms: 3 * hourMs }])
  })

  it('gives the file a row for each row and the sum', async () => {
    await aRequest({ due: -1, stays: [['NEW', 2]] })
    const { columns, rows } = reportTable(await report(), 'category', 'ru', 'UTC')
    expect(columns.slice(0, 8)).toEqual([
      'Категория',
      'Открыто',
      'Просрочено',
      'Закрыто за период',
      'Закрыто с опозданием',
      'Новый: пребываний',
      'Новый: медиана, ч',
      'Новый: p85, ч',
    ])
    expect([...(rows as Iterable<unknown[]>)].map((row) => row.slice(0, 8))).toEqual([
      ['Неисправность', 1, 1, 0, 0, 1, 2, 2],
      ['Всего', 1, 1, 0, 0, 1, 2, 2],
    ])
  })

  it('sees nothing of another portal', async () => {
    await aRequest({ stays: [['NEW', 2]] })
    const mine = portalId
    portalId = await aTenantRow(database.prisma, now)
    expect((await report()).total).toMatchObject({ counts: { open: 0 }, stages: [] })
    const inMine = await inPortal(portalId, () => db.prisma.stageStay.count({ where: { portalId: mine } }))
    expect(inMine).toBe(0)
  })
})
