import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards, PortalClient } from '../portal/index.ts'
import {
  clientSearchQuery,
  foundClients,
  routingChoices,
  routingPeople,
  type RoutingChoices,
  type RoutingPeople,
} from './contract.ts'
import { findClients } from './find-clients.ts'

export interface RoutingRouteDeps extends Pick<Guards, 'requirePermission'> {
  portal: Pick<PortalClient, 'batch'>
  choicesOf(portalId: string): Promise<RoutingChoices>
  peopleNow(portalId: string): Promise<RoutingPeople>
}

/** What the conditions of groups are chosen from. */
export function routingRoutes(server: HttpServer, deps: RoutingRouteDeps): void {
  const tags = ['rules']
  server.get(
    '/api/routing/choices',
    {
      schema: { tags, response: { 200: routingChoices, ...faultAnswers } },
      preHandler: deps.requirePermission('rules.view'),
    },
    ({ viewer }) => deps.choicesOf(viewer.portalId),
  )
  server.get(
    '/api/routing/people',
    {
      schema: { tags, response: { 200: routingPeople, ...faultAnswers } },
      preHandler: deps.requirePermission('rules.view'),
    },
    ({ viewer }) => deps.peopleNow(viewer.portalId),
  )
  server.get(
    '/api/routing/clients',
    {
      schema: { tags, querystring: clientSearchQuery, response: { 200: foundClients, ...faultAnswers } },
      preHandler: deps.requirePermission('rules.edit'),
    },
    async ({ viewer, query }) => ({ clients: await findClients(deps.portal, viewer, query.search) }),
  )
}
