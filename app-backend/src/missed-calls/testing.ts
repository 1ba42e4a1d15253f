import type { PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import type { TestDatabase } from '@poryadok/prisma/testing'
import { pino } from 'pino'
import { createDatabase } from '../platform/db/database.ts'
import { aTenantRow } from '../platform/jobs/testing.ts'
import type { ChangeListener, PlannedWrite, RecordState, Tenant } from '../portal/index.ts'
import { missedCallSettings } from './declaration.ts'
import { hearLeads, missedCallRule } from './hear-leads.ts'
import { missedCallQueues } from './jobs.ts'
import { historyQueue } from './jobs-of-calls.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'

export const cast = { ringing: 20, operator: 21, technical: 22, head: 30, managers: [1, 2, 3, 4], person: 40 } as const
const everybody = [cast.ringing, cast.operator, cast.technical, cast.head, ...cast.managers, cast.person]

export interface SimulatedLead {
  id: number
  createdAt: Date
  assignedById: number
  updatedBy: number
  sourceDescription: string
  stageId: string
}

interface Happening {
  at: number
  what(): void | Promise<void>
}

/** A portal in memory whose time is told by the test: leads, a history of calls, events that come or get lost, writes that take a second. */
export async function aCallWorld(database: TestDatabase, begin: Date) {
  const db = createDatabase(database.url, pino({ level: 'silent' }))
  const prisma: PrismaClient = db.prisma
  let now = begin
  const clock = { now: () => now } as MissedCallDeps['clock']
  const portalId = await aTenantRow(database.prisma, now)
  const tenant = { id: portalId, entityTypeId: 1, state: 'active', scopes: ['crm', 'telephony'] } as Tenant
  const leads = new Map<number, SimulatedLead>()
  const seen = new Map<number, string>()
  const history: Record<string, unknown>[] = []
  const due = new Map<string, number>()
  const happenings: Happening[] = []
  const written: { lead: number; from: number; to: number; at: number }[] = []
  const told: string[] = []
  let listen: ChangeListener = () => Promise.resolve()
  const later = (at: number, what: Happening['what']) => void happenings.push({ at, what })
  const soon = (queue: string, at: number) => due.set(queue, Math.min(at, due.get(queue) ?? Infinity))

  /** What the product makes of a look: the change since the last one, told once. */
  async function look(ids: readonly number[], own = false): Promise<void> {
    for (const id of ids) {
      const lead = leads.get(id)
      if (!lead) continue
      const known = await prisma.recordSnapshot.findFirst({ where: { portalId, entityTypeId: 1, entityId: id } })
      if (seen.get(id) === JSON.stringify(lead)) continue
      const fields = known && known.assignedById !== lead.assignedById ? ['assignedById'] : ['sourceDescription']
      seen.set(id, JSON.stringify(lead))
      const after = stateOf(lead)
      await prisma.$transaction(async (tx) => {
        const change = { kind: known ? 'changed' : 'added', entityTypeId: 1, id, fields, after } as const
        const author = own ? { runId: portalId, rule: missedCallRule, byHand: false } : null
        const row = rowOf(after, now)
        await tx.recordSnapshot.deleteMany({ where: { portalId, entityTypeId: 1, entityId: id } })
        await tx.recordSnapshot.createMany({ data: [{ ...row, portalId }] })
        const before = known ? { ...after, assignedById: known.assignedById } : null
        await listen(
          tenant,
          { ...change, before, updatedBy: lead.updatedBy },
          { source: own ? 'own' : 'online', own, author, wrote: [], tx },
        )
      })
    }
  }

  const send = ({ entityId, before, after }: PlannedWrite) => {
    const lead = leads.get(entityId ?? 0)
    // Guarded: a lead that somebody has changed meanwhile is left as it is.
    if (!lead || String(lead.assignedById) !== String(before['assignedById'])) return
    const to = Number(after['assignedById'])
    if (to === lead.assignedById) return
    written.push({ lead: lead.id, from: lead.assignedById, to, at: now.getTime() })
    Object.assign(lead, { assignedById: to, updatedBy: 1 })
    return look([lead.id], true)
  }

  const deps: MissedCallDeps = {
    db,
    clock,
    addJob: ({ queue, dueAt }) => Promise.resolve(void soon(queue, (dueAt ?? now).getTime())),
    portal: {
      batch: (_actor, commands) => {
        const [key, command] = Object.entries<{ params?: Record<string, unknown> }>(commands)[0] ?? []
        const filter = (command?.params?.['FILTER'] ?? {}) as Record<string, number>
        const rows = history.filter((row) => Number(row['ID']) > (filter['>ID'] ?? 0)).slice(0, 50)
        return Promise.resolve({ [String(key)]: { ok: true, result: rows } }) as never
      },
    },
    records: { look: async (_tenant, _type, ids) => (await look(ids), { changes: [], failed: new Map() }) },
    writes: {
      plan: (_tx, _run, writes) => {
        for (const write of writes) later(now.getTime() + 1_000, () => send(write))
        return Promise.resolve({ runId: portalId, count: writes.length, refusal: null })
      },
    },
    notices: {
      send: ({ kind }) => Promise.resolve(void told.push(kind)),
      sendToAdministrators: ({ kind }) => Promise.resolve(void told.push(kind)),
    },
    people: {
      organisation: () =>
        Promise.resolve({
          fetchedAt: now,
          departments: [{ id: 1, name: 'Продажи', parent: null, head: cast.head }],
          people: everybody.map((id) => ({
            id,
            name: `Сотрудник ${id}`,
            position: null,
            active: true,
            kind: 'employee' as const,
            departments: [1],
            zone: null,
            email: null,
          })),
        }),
      chainOfHeads: () => Promise.resolve({ heads: [], passedOver: [], known: true }),
      absentAt: () => Promise.resolve(new Set<number>()),
    },
    tenantOf: () => Promise.resolve(tenant),
    activePortals: () => Promise.resolve([tenant]),
    isOn: () => Promise.resolve(true),
    settings: () => Promise.resolve(missedCallSettings.parse({ technicalUsers: [String(cast.technical)] })),
    isClosedStage: (_tenant, stageId) => Promise.resolve(stageId === 'JUNK'),
  }
  hearLeads({ watch: () => undefined, onChange: (one) => void (listen = one) }, deps)
  const queues = missedCallQueues(deps)

  /** Lives on until nothing happens and nothing is due before `end`. */
  async function live(end: Date): Promise<void> {
    for (;;) {
      const next = Math.min(...happenings.map(({ at }) => at), ...due.values())
      if (next > end.getTime()) break
      now = new Date(Math.max(next, now.getTime()))
      const happens = happenings.filter(({ at }) => at <= now.getTime())
      for (const one of happens) happenings.splice(happenings.indexOf(one), 1)
      for (const { what } of happens) await inPortal(portalId, async () => what())
      await work()
    }
    now = end
  }

  async function work(): Promise<void> {
    for (const [queue, at] of Array.from(due)) {
      if (at > now.getTime()) continue
      due.delete(queue)
      const job = { id: 1, portalId, queue, key: queue, payload: {}, dueAt: now, attempts: 0 }
      const again = await inPortal(
        portalId,
        () => queues[queue]?.handler(job, new AbortController().signal) ?? Promise.resolve(),
      )
      if (again) soon(queue, again.again.getTime())
    }
  }

  return {
    portalId,
    deps,
    clock,
    leads,
    history,
    written,
    told,
    later,
    look,
    live,
    now: () => now,
    callEnded: () => void soon(historyQueue, now.getTime()),
    within: <T>(run: () => Promise<T>) => inPortal(portalId, run),
    stop: () => db.stop(),
  }
}
export type CallWorld = Awaited<ReturnType<typeof aCallWorld>>

const stateOf = ({
  id,
  assignedById,
  stageId,
  updatedBy,
  createdAt,
  sourceDescription,
}: SimulatedLead): RecordState => ({
  entityTypeId: 1,
  id,
  title: `Лид ${id}`,
  assignedById,
  stageId,
  updatedBy,
  createdTime: createdAt,
  categoryId: null,
  companyId: null,
  companyIds: [],
  contactIds: [],
  updatedTime: null,
  watched: { sourceId: 'CALL', sourceDescription },
})

const rowOf = ({ id, watched, ...rest }: RecordState, seenAt: Date) => ({
  ...rest,
  entityId: id,
  watched: watched as Record<string, string>,
  companyIds: [],
  contactIds: [],
  seenAt,
})
