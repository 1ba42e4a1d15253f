import { inPortal } from '@poryadok/prisma/scope'
import type { TestDatabase } from '@poryadok/prisma/testing'
import { pino } from 'pino'
import { recordDecisions } from '../audit/index.ts'
import { createCategoryKind } from '../categorization/index.ts'
import { createDeadlineKind } from '../deadlines/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import { createDatabase } from '../platform/db/database.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import type { ChangeListener, Person, PlannedWrite, RecordState, Tenant, WriteTrail } from '../portal/index.ts'
import { createRoutingKind } from '../routing/index.ts'
import type { RuleKind } from '../rule-sets/index.ts'
import { hearRequests } from './hear-requests.ts'
import { hearUndone } from './hear-undone.ts'
import { tugOfWarLimits } from './rules/tug-of-war.ts'
import type { FirstWords, TriageDeps } from './triage-deps.ts'

const fieldNames = { category: 'UF_CRM_PRD_CATEGORY', resolveBy: 'UF_CRM_PRD_RESOLVE_BY', mailbox: '' }
const history = {
  count: () => Promise.resolve(0),
  page: () => Promise.resolve({ records: [], next: null }),
  latest: () => Promise.resolve([]),
}
const names = new Map([
  ['7', 'Неисправность'],
  ['8', 'Документы'],
])
const people = new Map([
  [1, 'Вера'],
  [2, 'Олег'],
  [3, 'Ирина'],
  [9, 'Марина'],
])

/** Fields of the request as a person or a program leaves them. */
export interface Fields {
  category?: string | null
  resolveBy?: string | null
  assignedById?: number
  stageId?: string
  title?: string
}

/** Requests of one portal with the rules that decide on them; who is away and the first words are told by the test. */
export async function aTriage(database: TestDatabase, clock: Clock) {
  const db = createDatabase(database.url, pino({ level: 'silent' }))
  const portalId = await aTenantRow(database.prisma, clock.now())
  const tenant = { id: portalId, entityTypeId: 1, fieldNames, language: 'ru', zone: 'Europe/Moscow' } as Tenant
  const category = createCategoryKind({ namesOf: () => Promise.resolve(names), history })
  const deadline = createDeadlineKind({ namesOf: () => Promise.resolve(names), history, clock })
  const routing = createRoutingKind({
    peopleOf: () => Promise.resolve(people),
    namesOf: () => Promise.resolve(names),
    history,
  })
  const bodies = {
    category: category.body.parse({ lines: [{ id: 1, phrase: 'не включается', weight: 50, categoryId: '7' }] }),
    deadline: deadline.body.parse({
      hours: [
        { categoryId: '7', hours: 24 },
        { categoryId: '8', hours: 48 },
      ],
    }),
    person: routing.body.parse({
      groups: [{ id: 1, name: 'Сервис', members: [{ userId: 2 }, { userId: 3 }] }],
      lines: [{ groupId: 1, categoryIds: ['7', '8'] }],
    }),
  }
  const told: { kind: string; userId: number | 'administrators'; params: object }[] = []
  const written: Record<string, unknown>[] = []
  const planned: PlannedWrite[] = []
  const away = new Set<number>()
  const left = new Set<number>()
  const reopening: { rule: 'keep' | 'route' } = { rule: 'keep' }
  const jobs: string[] = []
  const news: string[] = []
  const words: { now: FirstWords | null; read: number } = { now: null, read: 0 }
  const deps: TriageDeps = {
    db,
    clock,
    category,
    deadline,
    routing,
    addJob: (job) => Promise.resolve(void jobs.push(job.queue)),
    live: { announce: (_, topic) => Promise.resolve(void news.push(topic)) },
    ruleSets: {
      asked: () => Promise.resolve(true),
      atWork: (kind) => Promise.resolve(bodies[kind.kind as keyof typeof bodies] as never),
      decide: (kind, { facts }) => {
        const body = bodies[kind.kind as keyof typeof bodies]
        const answer = (kind as RuleKind<unknown, unknown, never>).evaluate(body, facts, clock.now())
        return Promise.resolve({ ...answer, kind: kind.kind, version: 1, writes: [] })
      },
      async apply(tx, { writes, because, evidence, kind, version }, { portalId: id, outcome, place }) {
        for (const { after } of writes) written.push(after)
        planned.push(...writes)
        const row = { portalId: id, kind, ...place, ruleVersion: version, outcome, because, decidedAt: clock.now() }
        await recordDecisions(tx, [{ ...row, evidence: evidence ?? [] }])
      },
    },
    notices: {
      send: ({ kind, userId, params }) => Promise.resolve(void told.push({ kind, userId, params })),
      sendToAdministrators: ({ kind, params }) =>
        Promise.resolve(void told.push({ kind, userId: 'administrators', params })),
      readerOf: () => Promise.resolve({ lang: 'ru', zone: 'Europe/Moscow' }),
    },
    people: {
      presentHead: () => Promise.resolve(aPerson(9)),
      person: (_, id) => Promise.resolve({ ...aPerson(id), active: !left.has(id) }),
    },
    peopleOf: () => Promise.resolve(people),
    peopleNow: () =>
      Promise.resolve({
        people: Array.from(people, ([userId, name]) => ({
          userId,
          name,
          away: away.has(userId) ? { code: 'person.absent', params: {} } : null,
          open: userId,
        })),
        zone: 'Europe/Moscow',
        lastInTurn: [],
        previousUserId: null,
        departmentId: null,
        mailboxId: null,
        sourceId: null,
        clients: [],
      }),
    takeTurn: () => Promise.resolve(),
    tenantOf: () => Promise.resolve(tenant),
    isOn: () => Promise.resolve(true),
    takesOthers: () => Promise.resolve(true),
    fightLimits: () => Promise.resolve(tugOfWarLimits),
    reopenOwner: () => Promise.resolve(reopening.rule),
    closedStages: () => Promise.resolve(['DONE']),
    isClosedStage: (_, stageId) => Promise.resolve(stageId === 'DONE'),
    namesOf: () => Promise.resolve(names),
    firstWords: () => {
      words.read += 1
      return Promise.resolve(words.now)
    },
    requestOf: (_, entityId) => Promise.resolve({ entityTypeId: 1, entityId, contactId: null, deleted: false }),
    requestIdOf: ({ entityId }) => Promise.resolve(entityId),
  }
  let listen: ChangeListener = () => Promise.resolve()
  hearRequests(
    { onChange: (listener) => void (listen = listener) },
    { clock, addJob: deps.addJob, live: deps.live, asked: () => Promise.resolve(true) },
  )
  let hearWritten: WriteTrail = () => Promise.resolve()
  hearUndone({ onWritten: (hear) => void (hearWritten = hear) }, deps)
  const place = { portalId, entityTypeId: 1, entityId: 5 }
  let last: RecordState | null = null
  return {
    deps,
    bodies,
    told,
    written,
    /** As they are planned, in their order. */
    planned,
    jobs,
    /** Topics of what open screens were told, the oldest first. */
    news,
    away,
    /** Who works here no more, and what becomes of their reopened requests. */
    left,
    reopening,
    words,
    place,
    within: <T>(work: () => Promise<T>) => inPortal(portalId, work),
    /** The portal tells that somebody left the request like this; `own` changes are the rules' writes, `wrote` the fields that are. */
    async change(
      { category: option, resolveBy, title, ...plain }: Fields,
      by: number | null,
      own = false,
      wrote: readonly string[] = [],
    ) {
      const before: RecordState | null = last
      const watched = {
        [fieldNames.category]: option !== undefined ? option : (before?.watched[fieldNames.category] ?? null),
        [fieldNames.resolveBy]: resolveBy !== undefined ? resolveBy : (before?.watched[fieldNames.resolveBy] ?? null),
      }
      const base = before ?? aRecord(clock.now())
      const after: RecordState = { ...base, ...plain, title: title ?? base.title, watched, updatedTime: clock.now() }
      last = after
      const { id: entityId, entityTypeId, ...rest } = after
      const row = { ...rest, watched, companyIds: [], contactIds: [], seenAt: clock.now() }
      await database.prisma.recordSnapshot.upsert({
        where: { portalId_entityTypeId_entityId: { portalId, entityTypeId, entityId } },
        create: { ...row, portalId, entityTypeId, entityId },
        update: row,
      })
      const kind = before ? ('changed' as const) : ('added' as const)
      const change = { kind, entityTypeId, id: entityId, fields: [], before, after, updatedBy: by }
      await inPortal(portalId, () =>
        db.prisma.$transaction((tx) => listen(tenant, change, { source: 'online', own, author: null, wrote, tx })),
      )
    },
    /** Somebody took back what the rules wrote: the portal holds these values again. */
    async takenBack(after: Record<string, unknown>, userId: number) {
      const write = { runId: portalId, rule: 'deadline', userId, mode: 'undo', key: 'undo', action: 'update' } as const
      const of = { entityTypeId: 1, entityId: 5, method: 'crm.item.update', before: {}, after, at: clock.now() }
      await inPortal(portalId, () => db.prisma.$transaction((tx) => hearWritten(tx, portalId, [{ ...write, ...of }])))
    },
    decisions: () => database.prisma.decision.findMany({ where: { portalId }, orderBy: { id: 'asc' } }),
    state: () => database.prisma.requestTriage.findFirst({ where: place }),
    audit: () => database.prisma.auditEvent.findMany({ where: { portalId }, orderBy: { id: 'asc' } }),
    stop: () => db.stop(),
  }
}

const aPerson = (id: number): Person => ({
  id,
  name: people.get(id) ?? '',
  position: null,
  active: true,
  kind: 'employee',
  departments: [],
  zone: null,
  email: null,
})

const aRecord = (at: Date): RecordState => ({
  entityTypeId: 1,
  id: 5,
  title: 'Щит',
  assignedById: 1,
  stageId: 'NEW',
  categoryId: null,
  companyId: null,
  companyIds: [],
  contactIds: [],
  watched: {},
  updatedBy: null,
  createdTime: at,
  updatedTime: at,
})
