import { enterPortal, inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { reason } from '../kernel/reason.ts'
import { createClock, type JumpingClock } from '../platform/clock/clock.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { Lang } from '../platform/errors/error-sentence.ts'
import { createHttpServer, type HttpServer } from '../platform/http/server.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import { createLogger } from '../platform/log/logger.ts'
import { anOutbox, anUpdate, aRun, playedLeads } from '../portal/writes/testing.ts'
import type { FieldFacts, Guard } from '../portal/index.ts'
import { auditPage, runDetails, runPage, undoPreview, whyAnswer } from './contract.ts'
import { recordAudit, recordDecisions, writeTrail } from './index.ts'
import { auditRoutes } from './routes.ts'

const database = testDatabase()
const log = createLogger('silent')
let clock: JumpingClock
let db: Database
let server: HttpServer
let mine: string
let other: string
let leads: ReturnType<typeof playedLeads>
let outbox: ReturnType<typeof anOutbox>
let readable: Set<number>

/** Stands in for the session: the header names portal and role. */
const guard =
  (adminOnly: boolean): Guard =>
  (request, _reply, done) => {
    const [portalId = '', role] = (request.headers.authorization ?? '').split(' ')
    request.viewer = { portalId, userId: 5, name: 'Ольга', isAdmin: role === 'admin', accessToken: '' }
    if (adminOnly && role !== 'admin') done(new AppError('portal.admin-only'))
    else enterPortal(portalId, done)
  }

const fieldsOfLeads: Record<Lang, Record<string, FieldFacts>> = {
  ru: {
    stageId: { title: 'Стадия обращения', kind: 'text', names: { NEW: 'Новая', WON: 'Решена' } },
    contactIds: { title: 'CONTACT_IDS', kind: 'record', entityTypeId: 3 },
  },
  en: { stageId: { title: 'Stage', kind: 'text' } },
}

beforeAll(() => {
  db = createDatabase(database.url, log)
})
afterAll(() => db.stop())
beforeEach(async () => {
  clock = createClock()
  leads = playedLeads(clock)
  outbox = anOutbox(db, clock, leads.portal, writeTrail)
  mine = await aTenantRow(database.prisma, clock.now())
  other = await aTenantRow(database.prisma, clock.now())
  readable = new Set([7])
  server = await createHttpServer(log)
  const played = leads.portal
  auditRoutes(server, {
    db,
    clock,
    portal: {
      ...played,
      async batch<Key extends string>(...[actor, commands, options]: Parameters<typeof played.batch<Key>>) {
        const item = (commands as Record<string, { method: string; params?: Record<string, unknown> }>)['item']
        if (item?.method !== 'crm.item.get') return played.batch(actor, commands, options)
        const ok = readable.has(Number(item.params?.['id']))
        const fault = { code: 'portal.refused', detail: 'нет', portalCode: 'NOT_FOUND' } as const
        return { item: ok ? { ok, result: {} } : { ok, fault } } as never
      },
    },
    writes: outbox.writes,
    longWork: { start: () => Promise.reject(new Error('nobody starts long work here')) },
    requireViewer: guard(false),
    requireAdmin: guard(true),
    requirePermission: (action) => guard(action !== 'decisions.view'),
    peopleOf: () => Promise.resolve(new Map([[5, 'Ольга Северцева']])),
    zoneOf: () => Promise.resolve('Europe/Moscow'),
    recordWords: {
      of: (_viewer, lang, { records }) =>
        Promise.resolve({
          fields: new Map([[1, fieldsOfLeads[lang]]]),
          titles: new Map(Array.from(records, ({ entityTypeId, id }) => [`${entityTypeId}.${id}`, `Запись ${id}`])),
        }),
    },
    families: () => ({
      'settings.requests': { title: 'Запросы', fields: { responsibleId: { title: 'Ответственный', kind: 'person' } } },
    }),
    mayUndo: ({ isAdmin }) => Promise.resolve(isAdmin),
    requestIdOf: (_portalId, _type, id) => Promise.resolve(id === 7 ? 70 : null),
    letterHeadlines: (_portalId, ids) =>
      Promise.resolve(
        new Map(
          ids.map((id) => [id, { subject: `Письмо ${id}`, from: 'Елена', at: new Date('2026-11-20T12:20:00Z') }]),
        ),
      ),
  })
  await server.ready()
})

const call = (method: 'GET' | 'POST', url: string, viewer = `${mine} admin`, body?: object) =>
  server.inject({ method, url, headers: { authorization: viewer }, ...(body ? { payload: body } : {}) })
const record = (text: string, changes: object = {}) =>
  inPortal(mine, () =>
    recordAudit(db.prisma, {
      portalId: mine,
      at: clock.now(),
      actor: { kind: 'person', id: '5' },
      action: 'settings.changed',
      after: { slice: 'requests', values: { text } },
      ...changes,
    }),
  )
const run = async (rule = 'routing', mode: 'live' | 'dry' = 'live', stage = 'WON') => {
  leads.items.set(7, { id: 7, stageId: 'NEW' })
  const { runId } = await inPortal(mine, () =>
    db.prisma.$transaction((tx) =>
      outbox.writes.plan(tx, aRun(mine, { rule, mode }), [
        anUpdate(`${rule}:${stage}`, 7, { stageId: 'NEW' }, { stageId: stage }),
      ]),
    ),
  )
  await inPortal(mine, () => outbox.work(mine))
  return runId
}

describe('why', () => {
  const why = async (id: number, viewer?: string) => call('GET', `/api/why/1/${id}`, viewer)

  it('lists decisions in the panel’s order with their evidence, and what can be taken back', async () => {
    const runId = await run()
    const shared = { portalId: mine, decidedAt: clock.now() }
    await inPortal(mine, () =>
      recordDecisions(db.prisma, [
        {
          ...shared,
          kind: 'category',
          entityTypeId: 1,
          entityId: 7,
          outcome: 'fault',
          because: [reason('words')],
          ruleVersion: 13,
          runId,
        },
        {
          ...shared,
          kind: 'client',
          requestId: 70,
          letterId: 3,
          outcome: 'created',
          because: [reason('client.found')],
        },
        {
          ...shared,
          kind: 'thread',
          requestId: 70,
          letterId: 4,
          outcome: 'joined',
          certainty: 100,
          because: [reason('thread.in-reply-to', { messageId: 'a@b' })],
          evidence: [
            { kind: 'header', name: 'In-Reply-To', value: '<a@b>' },
            { kind: 'letter', letterId: 3 },
          ],
        },
      ]),
    )
    const { decisions, mayUndo } = whyAnswer.parse((await why(7)).json())
    expect(mayUndo).toBe(true)
    expect(decisions.map(({ kind, title, certainty, version }) => [kind, title, certainty, version])).toEqual([
      ['thread', 'Письмо 4', 100, null],
      ['client', 'Письмо 3', null, null],
      ['category', '', null, 13],
    ])
    expect(decisions[0]?.evidence).toEqual([
      { kind: 'header', name: 'In-Reply-To', value: '<a@b>' },
      { kind: 'letter', letterId: 3, subject: 'Письмо 3', from: 'Елена', at: '2026-11-20T12:20:00.000Z' },
    ])
    expect(decisions[0]?.because[0]?.params).toMatchObject({ letterAt: '2026-11-20T12:20:00.000Z' })
    expect(decisions[2]?.undo).toMatchObject({ runId, entryIds: [expect.any(Number)] })
  })

  it('is told to nobody who may not read the record, and of another portal nothing', async () => {
    expect((await why(8)).statusCode).toBe(404)
    await inPortal(mine, () =>
      recordDecisions(db.prisma, [
        { portalId: mine, kind: 'thread', requestId: 70, outcome: 'joined', because: [], decidedAt: clock.now() },
      ]),
    )
    expect((await why(7, other)).json()).toEqual({ decisions: [], mayUndo: false })
  })
})

describe('the trail', () => {
  it('finds by words, actor, action, record and period, fifty a page', async () => {
    for (let at = 1; at <= 60; at += 1) await record(`Щит ${at}`)
    await record('Другое', {
      action: 'run.undone',
      actor: { kind: 'rule', id: 'routing' },
      record: { entityTypeId: 1, entityId: 9 },
    })
    const first = auditPage.parse((await call('GET', '/api/audit?text=щИТ')).json())
    expect([first.events.length, first.next === null]).toEqual([50, false])
    const second = auditPage.parse((await call('GET', `/api/audit?text=щит&before=${first.next}`)).json())
    expect([second.events.length, second.next]).toEqual([10, null])
    expect(first.actions).toEqual(['run.undone', 'settings.changed'])
    expect(first.events[0]?.actor).toEqual({ kind: 'person', id: '5', name: 'Ольга Северцева' })
    for (const query of ['action=run.undone', 'actorKind=rule', 'entityTypeId=1&entityId=9', 'text=друг routing'])
      expect(auditPage.parse((await call('GET', `/api/audit?${query}`)).json()).events).toHaveLength(1)
    const later = new Date(clock.now().getTime() + 60_000).toISOString()
    expect(auditPage.parse((await call('GET', `/api/audit?from=${later}`)).json()).events).toEqual([])
    expect(auditPage.parse((await call('GET', '/api/audit', `${other} admin`)).json()).events).toEqual([])
  })

  it('is exported whole with cells that no spreadsheet runs, and says that it was', async () => {
    const lines = Array.from({ length: 1_200 }, (_, at) => ({
      portalId: mine,
      at: clock.now(),
      actor: { kind: 'rule' as const, id: at === 0 ? '=HYPERLINK("http://x")' : 'routing' },
      action: 'portal.update',
    }))
    await inPortal(mine, () => recordAudit(db.prisma, lines))
    const answer = await call('GET', '/api/audit/export?format=csv&action=portal.update')
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    const rows = answer.body.trimEnd().split('\r\n')
    expect(rows).toHaveLength(1_201)
    expect(rows[0]).toBe('\uFEFFНомер;Когда;Кто;Действие;Вид записи;Номер записи;Запись;Поле;Было;Стало;Работа')
    expect(rows.at(-1)).toContain(`"'=HYPERLINK(""http://x"")"`)
    const { events } = auditPage.parse((await call('GET', '/api/audit?action=audit.exported')).json())
    expect(events[0]?.after).toMatchObject({ action: 'portal.update' })
  })

  it('comes as a file in words: a row for each changed field, on the clock of the reader', async () => {
    await record('', {
      at: new Date('2026-11-20T10:30:00Z'),
      action: 'portal.update',
      record: { entityTypeId: 1, entityId: 7 },
      before: { stageId: 'NEW', contactIds: [] },
      after: { stageId: 'WON', contactIds: [8] },
    })
    const answer = await call('GET', '/api/audit/export?format=csv&zone=UTC')
    const at = '2026-11-20 10:30:00'
    const lines = answer.body.split('\r\n').map((line) => line.split(';').slice(1, -1).join(';'))
    expect(lines).toContain(`${at};Ольга Северцева;Изменение записи;Лид;7;Запись 7;Стадия обращения;Новая;Решена`)
    expect(lines).toContain(`${at};Ольга Северцева;Изменение записи;Лид;7;Запись 7;Контакты;;Запись 8`)
    expect((await call('GET', '/api/audit/export')).headers['content-type']).toMatch(/spreadsheetml/)
  })

  it('names fields, people and records behind its codes', async () => {
    await record('', {
      before: { slice: 'requests', values: { responsibleId: 0 } },
      after: { slice: 'requests', values: { responsibleId: 5 } },
    })
    await record('', {
      action: 'portal.add',
      record: { entityTypeId: 6, entityId: 55 },
      after: { OWNER_TYPE_ID: 1, OWNER_ID: 7 },
    })
    const { events, words } = auditPage.parse((await call('GET', '/api/audit')).json())
    expect(events.map(({ family, after }) => [family, after])).toEqual([
      ['crm.6', { owner: '1.7' }],
      ['settings.requests', { responsibleId: 5 }],
    ])
    expect(words).toEqual({
      families: { 'settings.requests': 'Запросы' },
      fields: {
        'crm.6': { owner: { title: 'К записи', kind: 'record' } },
        'settings.requests': { responsibleId: { title: 'Ответственный', kind: 'person' } },
      },
      people: { 5: 'Ольга Северцева' },
      records: { '6.55': 'Запись 55', '1.7': 'Запись 7' },
    })
  })

  it('reads the product’s own values as people do: a deadline by the clock, codes by their names', async () => {
    await record('', {
      at: new Date('2026-11-20T10:30:00Z'),
      action: 'deadline.locked',
      record: { entityTypeId: 1, entityId: 7 },
      before: { resolveBy: '2026-11-23T21:00:00.000Z', lockedBy: null },
      after: { resolveBy: '2026-11-24T09:30:00.000Z', lockedBy: 5 },
    })
    await record('', { action: 'rules.mode', before: { mode: 'off' }, after: { kind: 'category', mode: 'live' } })
    const lines = (await call('GET', '/api/audit/export?format=csv&zone=Europe/Moscow')).body.split('\r\n')
    const fields = lines.map((line) => line.split(';').slice(7, -1).join(';').replaceAll('\u00a0', ' '))
    expect(fields).toContain('Решить до;24 ноября 2026 г., 00:00;24 ноября 2026 г., 12:30')
    expect(fields).toContain('Кто поставил вручную;;Ольга Северцева')
    expect(fields).toContain('Режим;Выключены;Работают')
    expect(fields).toContain('Что;;Категории')
  })

  it('is written once: the database refuses to change a line', async () => {
    await record('Щит')
    await expect(
      inPortal(mine, () => db.prisma.auditEvent.updateMany({ where: { portalId: mine }, data: { action: 'x' } })),
    ).rejects.toThrow(/permission denied/)
  })

  it('is shown to those with the right only', async () => {
    const urls = ['/api/audit', '/api/audit/export', '/api/audit/runs']
    const answers = await Promise.all(urls.map((url) => call('GET', url, mine)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403])
  })
})

describe('runs', () => {
  it('show what became of their writes; each write stands in the trail', async () => {
    const runId = await run()
    const { runs } = runPage.parse((await call('GET', '/api/audit/runs')).json())
    expect(runs).toMatchObject([{ id: runId, rule: 'routing', counts: { done: 1 }, undoable: 1, person: null }])
    const details = runDetails.parse((await call('GET', `/api/audit/runs/${runId}`)).json())
    expect(details.entries).toMatchObject([
      { record: { path: '/crm/lead/details/7/' }, changes: [{ field: 'stageId', before: 'NEW', after: 'WON' }] },
    ])
    const { events } = auditPage.parse((await call('GET', '/api/audit?action=portal.update')).json())
    expect(events).toMatchObject([
      { actor: { kind: 'rule', id: 'routing' }, causeId: runId, after: { stageId: 'WON' } },
    ])
  })

  it('of another portal are not there', async () => {
    const runId = await run()
    expect((await call('GET', `/api/audit/runs/${runId}`, `${other} admin`)).statusCode).toBe(404)
    expect((await call('POST', `/api/audit/runs/${runId}/undo`, `${other} admin`, {})).statusCode).toBe(409)
    expect(leads.items.get(7)?.['stageId']).toBe('WON')
  })

  it('show a dry run as a table from where to where', async () => {
    const runId = await run('categorization', 'dry')
    const { table } = runDetails.parse((await call('GET', `/api/audit/runs/${runId}`)).json())
    expect(table).toEqual({
      records: 1,
      moves: [{ entityTypeId: 1, field: 'stageId', from: 'NEW', to: 'WON', count: 1 }],
    })
  })

  it('report who fought whom when the guard stops one', async () => {
    const stages = ['B', 'A', 'B', 'A', 'B', 'A']
    for (const [at, stage] of stages.entries())
      await inPortal(mine, () =>
        db.prisma.$transaction((tx) =>
          outbox.writes.plan(tx, aRun(mine, { rule: at % 2 ? 'deadlines' : 'routing' }), [
            anUpdate(`f${at}`, 7, { stageId: stage === 'A' ? 'B' : 'A' }, { stageId: stage }),
          ]),
        ),
      )
    const { runs } = runPage.parse((await call('GET', '/api/audit/runs?refused=true')).json())
    expect(runs).toMatchObject([{ rule: 'deadlines', refusal: { code: 'loop.too-often' } }])
    const { fight } = runDetails.parse((await call('GET', `/api/audit/runs/${runs[0]?.id}`)).json())
    expect(fight).toMatchObject({ field: 'stageId', record: { entityTypeId: 1, id: 7 } })
    expect(fight?.steps.map(({ actor }) => actor.name)).toEqual([
      'routing',
      'deadlines',
      'routing',
      'deadlines',
      'routing',
      'deadlines',
    ])
  })

  it('are taken back after a look at the conflicts, with a line in the trail', async () => {
    const runId = await run()
    leads.items.set(7, { id: 7, stageId: 'ПЕРСОНА', updatedBy: 5, updatedTime: '2026-11-20T12:20:00Z' })
    const preview = undoPreview.parse(
      (await call('POST', `/api/audit/runs/${runId}/undo-preview`, undefined, {})).json(),
    )
    expect(preview).toMatchObject({
      willUndo: 0,
      impossible: 0,
      conflicts: [
        {
          kind: 'changed',
          by: { name: 'Ольга Северцева' },
          fields: [{ field: 'stageId', ours: 'WON', now: 'ПЕРСОНА' }],
        },
      ],
    })
    leads.items.set(7, { id: 7, stageId: 'WON' })
    expect((await call('POST', `/api/audit/runs/${runId}/undo`, undefined, {})).statusCode).toBe(200)
    await inPortal(mine, () => outbox.work(mine))
    expect(leads.items.get(7)?.['stageId']).toBe('NEW')
    const { events } = auditPage.parse((await call('GET', '/api/audit')).json())
    expect(events.map(({ action, actor }) => [action, actor.name])).toEqual([
      ['portal.undo-update', 'Ольга Северцева'],
      ['run.undone', 'Ольга Северцева'],
      ['portal.update', 'routing'],
    ])
  })
})
