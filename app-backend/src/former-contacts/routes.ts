import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards } from '../portal/index.ts'
import * as contract from './contract.ts'
import { chooseSuccessor, handOver, type HandOverDeps } from './hand-over.ts'
import { bannersOf, listFormer } from './list-former.ts'
import { setUpFields } from './set-up-fields.ts'
import { readFormer } from './what-hangs.ts'

const tags = ['companies']
const path = '/api/former-contacts'

/** Contacts that no longer work for their companies. What a person sees and may change is decided by the portal, with the person's own token. */
export function formerContactRoutes(server: HttpServer, deps: Guards & HandOverDeps): void {
  const { requireViewer, requireAdmin } = deps
  const { formerQuery, formerList, formerParams: params, formerDetails, bannersQuery, banners } = contract
  server.get(
    path,
    {
      schema: { tags, querystring: formerQuery, response: { 200: formerList, ...faultAnswers } },
      preHandler: requireViewer,
    },
    ({ viewer, query }) => listFormer(deps, viewer, query),
  )
  server.post(
    `${path}/fields`,
    { schema: { tags, response: { 200: formerList, ...faultAnswers } }, preHandler: requireAdmin },
    ({ viewer }) => setUpFields(deps, viewer),
  )
  server.get(
    `${path}/banners`,
    {
      schema: { tags, querystring: bannersQuery, response: { 200: banners, ...faultAnswers } },
      preHandler: requireViewer,
    },
    ({ viewer, query }) => bannersOf(deps, viewer, query.contactIds),
  )
  server.get(
    `${path}/:id`,
    { schema: { tags, params, response: { 200: formerDetails, ...faultAnswers } }, preHandler: requireViewer },
    ({ viewer, params: { id } }) => readFormer(deps, viewer, id),
  )
  changeRoutes(server, deps)
}

function changeRoutes(server: HttpServer, deps: Guards & HandOverDeps): void {
  const { formerParams: params, successorBody, formerDetails, handedOver } = contract
  const preHandler = deps.requireViewer
  server.put(
    `${path}/:id/successor`,
    { schema: { tags, params, body: successorBody, response: { 200: formerDetails, ...faultAnswers } }, preHandler },
    ({ viewer, params: { id }, body }) => chooseSuccessor(deps, viewer, id, body.contactId),
  )
  server.post(
    `${path}/:id/hand-over`,
    { schema: { tags, params, response: { 200: handedOver, ...faultAnswers } }, preHandler },
    ({ viewer, params: { id } }) => handOver(deps, viewer, id),
  )
}
