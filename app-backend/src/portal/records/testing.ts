import type { PrismaClient } from '@poryadok/prisma'
import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { createClock } from '../../platform/clock/clock.ts'
import { createDatabase } from '../../platform/db/database.ts'
import { createJobs, type Jobs } from '../../platform/jobs/create-jobs.ts'
import { createSealing } from '../../platform/secrets/sealing.ts'
import { createSync, type Sync, type SyncDeps } from '../sync/create-sync.ts'
import { aPlayedPortal, type PlayedPortal } from '../sync/testing.ts'
import { createTenantStore } from '../store.ts'
import type { Tenant } from '../tenant.ts'
import type { ChangeSource } from './records.ts'
import type { RecordChange } from './rules/record-change.ts'

const log = pino({ level: 'silent' })
const sealing = createSealing(Buffer.alloc(32, 7))
/** Longest wait for rest. */
const restMs = process.env['PORYADOK_LONG'] ? 600_000 : 40_000
/** Longest time between two looks at events of a portal that go on. */
const momentsMs = 3_000
export const applicationToken = 'application-token-of-the-tests'

export interface ToldChange extends RecordChange {
  source: ChangeSource
  own: boolean
}

/** A process of ours beside a played portal: real database, real jobs, a clock that jumps. */
export interface SyncAtWork extends Sync {
  played: PlayedPortal
  tenant: Tenant
  clock: ReturnType<typeof createClock>
  jobs: Jobs
  told: ToldChange[]
  /** Resolves when nothing is due any more. */
  idle(): Promise<void>
  /** Sends an event as the portal does. */
  event(name: string, id: number | null, entityTypeId?: number): Promise<unknown>
  stop(): Promise<void>
}

async function aTenant(prisma: PrismaClient, now: Date, memberId = randomUUID().replaceAll('-', '')) {
  const grant = {
    accessToken: 'a',
    refreshToken: 'r',
    expiresAt: now,
    userId: 1,
    memberId,
    scopes: ['crm'],
    clientEndpoint: 'https://p.example/rest/',
    serverEndpoint: 'https://o.example/rest/',
  }
  const tenants = createTenantStore(prisma, sealing)
  const tenant = await tenants.install(grant, applicationToken, now)
  await prisma.portal.update({ where: { id: tenant.id }, data: { state: 'active' } })
  return { ...tenant, state: 'active' as const }
}

export interface StartSync {
  database: { url: string; prisma: PrismaClient }
  /** Goes on with the portal and the clock of an earlier process. */
  after?: Pick<SyncAtWork, 'played' | 'tenant' | 'clock'>
  /** A portal that was there before the app was installed. */
  before?: Pick<SyncAtWork, 'played' | 'clock'>
  ownWrites?: SyncDeps['ownWrites']
  work?: boolean
}

export async function startSync({ database, after, before, ownWrites, work = true }: StartSync): Promise<SyncAtWork> {
  const clock = after?.clock ?? before?.clock ?? createClock()
  const db = createDatabase(database.url, log)
  const tenant = after?.tenant ?? (await aTenant(database.prisma, clock.now()))
  const played = after?.played ?? before?.played ?? aPlayedPortal(clock.now)
  const tenants = createTenantStore(db.prisma, sealing)
  const addJob: Jobs['add'] = (job, tx) => jobs.add(job, tx)
  const sync = createSync({
    db,
    clock,
    log,
    client: played.client,
    tenants,
    addJob,
    uninstall: () => Promise.resolve(true),
    ...(ownWrites ? { ownWrites } : {}),
  })
  const jobs = createJobs({ db, clock, log }, sync.queues)
  const told: ToldChange[] = []
  for (const entityTypeId of ['request', 3, 4] as const) sync.records.watch({ entityTypeId })
  sync.records.onChange(async (_tenant, change, { source, own }) => void told.push({ ...change, source, own }))
  if (work) {
    await sync.start()
    jobs.start(2)
  }

  async function busy() {
    // A job that goes on by itself is due a moment from now.
    const now = new Date(clock.now().getTime() + 1_000)
    const [due, events] = await Promise.all([
      database.prisma.job.count({ where: { portalId: tenant.id, state: 'waiting', dueAt: { lte: now } } }),
      database.prisma.portalEvent.count({ where: { portalId: tenant.id, doneAt: null } }),
    ])
    return due + events > 0
  }

  /** Events are looked at together, some moments apart: nobody waits for those moments on the machine's clock. */
  async function hurry() {
    const now = clock.now()
    const waiting = { portalId: tenant.id, state: 'waiting' }
    const [next, atWork] = await Promise.all([
      database.prisma.job.findFirst({ where: waiting, orderBy: { dueAt: 'asc' } }),
      database.prisma.job.count({ where: { ...waiting, leaseUntil: { gt: now } } }),
    ])
    const ahead = next ? next.dueAt.getTime() - now.getTime() : 0
    if (atWork === 0 && ahead > 0 && ahead <= momentsMs) clock.setOffset(clock.now().getTime() - Date.now() + ahead)
  }

  return {
    ...sync,
    played,
    tenant,
    clock,
    jobs,
    told,
    async idle() {
      const limit = performance.now() + restMs
      while (await busy()) {
        if (performance.now() > limit) throw new Error('the jobs do not come to rest')
        await hurry()
        await clock.waitUntil(new Date(clock.now().getTime() + 5))
      }
    },
    event: (name, id, entityTypeId) =>
      sync.inbox.take({
        memberId: tenant.memberId,
        applicationToken,
        event: {
          name,
          objectId: id,
          entityTypeId: entityTypeId ?? null,
          occurredAt: clock.now(),
          source: 'online',
          messageId: null,
        },
      }),
    async stop() {
      await jobs.stop()
      await db.stop()
    },
  }
}
