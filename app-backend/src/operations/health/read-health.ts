import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import { bucketLimit, type PortalLoad } from '../../portal/index.ts'
import type { Health } from '../contract.ts'
import { checkSentence } from '../rules/check-sentence.ts'
import { worstOf, type Check } from '../rules/check.ts'
import { hostChecks } from '../rules/host-checks.ts'
import { portalChecks } from '../rules/portal-checks.ts'
import { readCatchUp } from './catch-up-read-model.ts'
import { readHostFacts, type HostReading } from './host-read-model.ts'
import { readPortalFacts } from './portal-read-model.ts'
import { readQueues, type QueueState } from './queue-read-model.ts'

export interface HealthDeps {
  prisma: Database['prisma']
  clock: Clock
  /** Folders whose disks are watched. */
  watchDirs: readonly string[]
  /** False when backups are made by other means than the product's. */
  watchBackups: boolean
  nameOf(portalId: string, userId: number): Promise<string | null>
}

/** Everything that the health page shows, in one look; it changes nothing and asks the portal nothing. */
export async function readHealth(deps: HealthDeps, portalId: string, lang: 'ru' | 'en'): Promise<Health> {
  const { checks, queues, load, host } = await lookAtHealth(deps, portalId)
  const counts = { ok: 0, soon: 0, bad: 0, off: 0 }
  for (const { state } of checks) counts[state] += 1
  return {
    asOf: deps.clock.now().toISOString(),
    state: worstOf(checks.map(({ state }) => state)),
    counts,
    checks: checks.map((check) => ({ id: check.id, state: check.state, ...checkSentence(check, lang) })),
    queues: queues.map((queue) => ({ ...queue, oldestDueAt: queue.oldestDueAt?.toISOString() ?? null })),
    load: loadView(load),
    catchUp: await readCatchUp(deps.prisma, portalId),
    ...hostView(host),
  }
}

/** The checks with what they stand on; notices stand on them too. */
export async function lookAtHealth(
  deps: HealthDeps,
  portalId: string,
): Promise<{ checks: Check[]; queues: QueueState[]; load: PortalLoad; host: HostReading }> {
  const now = deps.clock.now()
  const queues = await readQueues(deps.prisma, portalId, now)
  const nameOf = (userId: number) => deps.nameOf(portalId, userId)
  const { facts, load } = await readPortalFacts(deps.prisma, portalId, queues, nameOf, now)
  const host = await readHostFacts(deps.prisma, portalId, deps, now)
  const checks = [...portalChecks(facts, now.getTime()), ...hostChecks(host.facts, now.getTime())]
  return { checks, queues, load, host }
}

function loadView({ used, methods, secondsLimit }: PortalLoad): Health['load'] {
  const shown = methods.map(({ resetAt, ...one }) => ({ ...one, resetAt: resetAt.toISOString() }))
  const [heaviest] = shown
  return {
    requests: { used, limit: bucketLimit },
    heaviest: heaviest ? { method: heaviest.method, seconds: heaviest.seconds } : null,
    secondsLimit,
    methods: shown,
  }
}

const hostView = ({ processes, backups }: HostReading): Pick<Health, 'processes' | 'backups'> => ({
  processes: processes.map(({ startedAt, seenAt, ...one }) => ({
    ...one,
    startedAt: startedAt.toISOString(),
    seenAt: seenAt.toISOString(),
  })),
  backups: backups.map(({ startedAt, endedAt, sizeBytes, place, error }) => ({
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    sizeBytes: sizeBytes === null ? null : Number(sizeBytes),
    place,
    error,
  })),
})
