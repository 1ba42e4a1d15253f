import type { Capability } from './capability.ts'
import type { Ground } from './ground.ts'
import { readFields } from './request-fields/index.ts'
import {
  checkStage,
  createScenariosKind,
  guardQueue,
  guardStage,
  hearStages,
  newRequestFields,
  scenarioRoutes,
  scenariosSlice,
  type ScenarioDeps,
  type StageCheck,
} from './scenarios/index.ts'
import type { Tenant } from './portal/index.ts'
import type { CreateDeps } from './requests/index.ts'
import type { Rules } from './wire-rule-sets.ts'

/** Facts that scenarios may name besides the fields of the set. */
const otherFacts = ['STAGE', 'PRD_CATEGORY']

/** Scenarios of the form: rules of the lab, the form itself, and the guard of stages. */
export function wireScenarios(ground: Ground, { ruleSets }: Pick<Rules, 'ruleSets'>) {
  const { db, clock, portal, writes, gate, settings, tenantOf } = ground
  const kind = createScenariosKind({
    async knownFields(portalId) {
      const { set } = await readFields(db.prisma, portalId)
      return new Set([...otherFacts, ...set.fields.map(({ code }) => code)])
    },
  })
  ruleSets.register(kind)
  const deps: ScenarioDeps = {
    db,
    clock,
    portal: portal.client,
    writes,
    writeOnce: writes.once,
    addJob: ground.addJob,
    ruleSets,
    kind,
    tenantOf,
    async stageName(tenant, stageId) {
      const { stages } = await portal.directory.of(tenant)
      return stages.find(({ id }) => id === stageId)?.name ?? stageId
    },
    async personName(tenant, userId) {
      const { people } = await portal.directory.of(tenant)
      return people.find(({ id }) => id === userId)?.name ?? '—'
    },
    firstStage: async (tenant) => (await portal.directory.of(tenant)).stages[0]?.id ?? null,
    guards: async (portalId) =>
      (await gate.isOn(portalId, scenariosSlice.name)) && (await settings.of(portalId, scenariosSlice)).guard,
  }
  ground.sync.records.onChange(hearStages(deps))
  const capability: Capability = {
    routes: (server) => scenarioRoutes(server, { ...deps, ...gate.guards(ground.guards, scenariosSlice.name) }),
    queues: { [guardQueue]: { handler: guardStage(deps) } },
  }
  /** Own fields of a request that a person is about to make. */
  const ownFields: CreateDeps['ownFields'] = async (tenant, viewer, values) =>
    (await gate.isOn(tenant.id, scenariosSlice.name)) ? newRequestFields(deps, tenant, viewer, values) : {}
  return {
    capability,
    ownFields,
    checkStage: (tenant: Tenant, stageId: string): Promise<StageCheck | null> => checkStage(deps, tenant, stageId),
  }
}

export type Scenarios = ReturnType<typeof wireScenarios>
