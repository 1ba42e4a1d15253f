import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import { faultAnswers } from '../../platform/http/fault-answers.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { companyEntityTypeId, contactEntityTypeId, type Guards } from '../../portal/index.ts'
import { importSuggestions, importTargets, newSavedMapping, savedMapping, savedMappings } from '../contract.ts'
import type { ImportRun } from '../import-run.ts'
import { suggestFields, type SuggestDeps } from './suggest-fields.ts'

export interface MappingRouteDeps extends Guards, SuggestDeps {
  clock: Clock
  /** Throws `import.not-found`. */
  runOf(portalId: string, id: string): Promise<ImportRun>
}

const tags = ['record-import']
const params = z.object({ id: z.uuid() })

const clients = [
  { kind: 'deal', entityTypeId: 2 },
  { kind: 'contact', entityTypeId: contactEntityTypeId },
  { kind: 'company', entityTypeId: companyEntityTypeId },
] as const

/** What can be imported, which column goes where: suggestions for a run, and mappings that are kept for the next file. */
export function mappingRoutes(server: HttpServer, deps: MappingRouteDeps) {
  const preHandler = deps.requirePermission('import.run')
  server.get(
    '/api/imports/targets',
    { schema: { tags, response: { 200: importTargets, ...faultAnswers } }, preHandler },
    async ({ viewer: { portalId } }) => {
      const { entityTypeId } = await deps.tenantOf(portalId)
      return { targets: [{ kind: 'request' as const, entityTypeId }, ...clients] }
    },
  )
  server.get(
    '/api/imports/:id/suggestions',
    {
      schema: {
        tags,
        params,
        querystring: z.object({ mapping: z.uuid().optional() }),
        response: { 200: importSuggestions, ...faultAnswers },
      },
      preHandler,
    },
    async ({ viewer, params: { id }, query }) =>
      suggestFields(deps, await deps.runOf(viewer.portalId, id), query.mapping),
  )
  server.get(
    '/api/imports/mappings',
    { schema: { tags, response: { 200: savedMappings, ...faultAnswers } }, preHandler },
    async ({ viewer }) => ({ mappings: await deps.mappings.list(viewer.portalId) }),
  )
  server.post(
    '/api/imports/mappings',
    { schema: { tags, body: newSavedMapping, response: { 200: savedMapping, ...faultAnswers } }, preHandler },
    ({ viewer: { portalId, userId }, body }) => deps.mappings.save(portalId, body, userId, deps.clock.now()),
  )
  server.delete(
    '/api/imports/mappings/:id',
    { schema: { tags, params, response: { 200: savedMappings, ...faultAnswers } }, preHandler },
    async ({ viewer: { portalId }, params: { id } }) => {
      await deps.mappings.drop(portalId, id)
      return { mappings: await deps.mappings.list(portalId) }
    },
  )
}
