import type { FastifyInstance } from 'fastify'
import { updateItem } from '../entities/save.ts'
import { runRobot } from '../robots/run-robot.ts'
import type { PortalState } from '../store/state.ts'
import { asInt, asMap, asText } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

/** Nobody: what robots do is done on no person's behalf, so events of it carry no tokens. */
const ROBOT = { userId: 0 } as const

/** Automation: what happens when a rule of the CRM reaches a robot. */
export function registerRobotDoors(app: FastifyInstance, state: PortalState): void {
  app.get('/robots', async () => ({
    robots: [...state.robotSpecs.values()],
    runs: [...state.robotRuns.values()],
  }))

  app.post('/robots/run', async (request) => {
    const body = asMap(request.body)
    const code = asText(body.code)
    const spec = [...state.robotSpecs.values()].find(
      (one) => one.code === code && (asText(body.clientId) === '' || one.clientId === body.clientId),
    )
    const owner = spec && state.apps.get(spec.clientId)
    if (!spec || !owner?.active || !owner.installed) throw new RestError('NOT_FOUND', 'There is no such robot', 404)
    const [entityTypeId, entityId] = [asInt(body.entityTypeId), asInt(body.id)]
    if (!state.items.of(entityTypeId).get(entityId)) throw new RestError('NOT_FOUND', 'There is no such item', 404)
    return runRobot(state, { spec, app: owner, entityTypeId, entityId, properties: asMap(body.properties) })
  })

  app.post('/robots/change', async (request) => {
    const body = asMap(request.body)
    const [entityTypeId, id] = [asInt(body.entityTypeId), asInt(body.id)]
    const before = state.items.of(entityTypeId).get(id)
    const { updatedBy } = updateItem(
      state,
      entityTypeId,
      id,
      { assignedById: before?.assignedById, ...asMap(body.fields) },
      ROBOT,
    )
    return { id, updatedBy }
  })
}
