import type { Directory, Tenant } from '../portal/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { RequestStages } from './contract.ts'
import type { WorkingMs } from './recount.ts'
import { stageTimes, type StageStay } from './rules/stage-stays.ts'
import type { StageStore } from './store.ts'

export interface RequestStagesDeps {
  db: Database
  clock: Clock
  store: StageStore
  directory: Directory
  workingMsOf(portalId: string): Promise<WorkingMs>
}

/**
 * How long a record has stood in each stage it ever was in; the present stage counts until now. A new record whose history has not
 * been read yet is where it began: any move would have woken the reader.
 */
export async function readRequestStages(
  { db, clock, store, directory, workingMsOf }: RequestStagesDeps,
  tenant: Tenant,
  entityId: number,
): Promise<RequestStages> {
  const key = { portalId: tenant.id, entityTypeId: tenant.entityTypeId }
  const read = (await store.staysOf(db.prisma, key, [entityId])).get(entityId)
  const stays: readonly StageStay[] = read ?? (await store.firstStay(key, entityId))
  const { stages } = await directory.of(tenant)
  return {
    stages: stageTimes(stays, clock.now(), await workingMsOf(tenant.id)).map((time) => {
      const known = stages.find(({ id }) => id === time.stageId)
      const { stageId: id, entries, lastEnteredAt, lastLeftAt, lastMs, totalMs, totalWorkingMs } = time
      return {
        stage: { id, name: known?.name ?? id, color: known?.color ?? null, meaning: known?.meaning ?? 'process' },
        entries,
        lastEnteredAt: lastEnteredAt.toISOString(),
        lastLeftAt: lastLeftAt?.toISOString() ?? null,
        lastMs,
        totalMs,
        totalWorkingMs,
        restored: stays.some(({ stageId, restored }) => stageId === id && restored),
      }
    }),
  }
}
