import { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards, TenantStore } from '../portal/index.ts'
import { departmentTree, findPeopleQuery, peoplePage, personDetails } from './contract.ts'
import type { People } from './create-people.ts'
import { detailsOf, pageOf, treeOf } from './read-model.ts'

export interface PeopleRouteDeps extends Pick<Guards, 'requirePermission'> {
  people: People
  tenants: TenantStore
  clock: Clock
}

/** People and departments of the viewer's portal. */
export function peopleRoutes(server: HttpServer, deps: PeopleRouteDeps) {
  const tags = ['people']
  const preHandler = deps.requirePermission('people.view')
  const tenantOf = async (portalId: string) => {
    const tenant = await deps.tenants.byId(portalId)
    if (!tenant) throw new AppError('portal.unknown')
    return tenant
  }

  server.get(
    '/api/people',
    { schema: { tags, querystring: findPeopleQuery, response: { 200: peoplePage, ...faultAnswers } }, preHandler },
    async ({ viewer, query }) => pageOf(await deps.people.organisation(await tenantOf(viewer.portalId)), query),
  )
  server.get(
    '/api/departments',
    { schema: { tags, response: { 200: departmentTree, ...faultAnswers } }, preHandler },
    async ({ viewer }) => treeOf(await deps.people.organisation(await tenantOf(viewer.portalId))),
  )
  server.get(
    '/api/people/:id',
    {
      schema: {
        tags,
        params: z.object({ id: z.coerce.number().int().positive() }),
        response: { 200: personDetails, ...faultAnswers },
      },
      preHandler,
    },
    async ({ viewer, params }) => detailsOf(deps, await tenantOf(viewer.portalId), params.id),
  )
}
