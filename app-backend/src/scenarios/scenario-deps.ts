import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { PortalClient, Tenant, WriteOnce, Writes } from '../portal/index.ts'
import type { RuleSets } from '../rule-sets/index.ts'
import type { ScenariosKind } from './scenarios-kind.ts'

export interface ScenarioDeps {
  db: Database
  clock: Clock
  portal: PortalClient
  writes: Pick<Writes, 'plan'>
  writeOnce: WriteOnce
  addJob: Jobs['add']
  ruleSets: Pick<RuleSets, 'decide' | 'apply' | 'asked' | 'atWork'>
  kind: ScenariosKind
  tenantOf(portalId: string): Promise<Tenant>
  /** Name of a stage; its id where it has none. */
  stageName(tenant: Tenant, stageId: string): Promise<string>
  personName(tenant: Tenant, userId: number): Promise<string>
  /** Where a new request stands. */
  firstStage(tenant: Tenant): Promise<string | null>
  /** Moves back what reached a stage without its fields: a switch of the settings. */
  guards(portalId: string): Promise<boolean>
}
