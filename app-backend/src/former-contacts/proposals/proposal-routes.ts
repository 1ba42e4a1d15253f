import { z } from 'zod'
import { faultAnswers } from '../../platform/http/fault-answers.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Guards } from '../../portal/index.ts'
import { decisionBody, formerParams, proposalList, proposalQuery } from '../contract.ts'
import { decide } from './decide.ts'
import { listProposals } from './list-proposals.ts'
import type { ProposalDeps } from './proposal-deps.ts'
import { startScan } from './scan-contacts.ts'

const tags = ['companies']
const path = '/api/contact-proposals'
const nothing = z.object({})

/** Which company a contact belongs to, and who has probably left: for a person to confirm, with the person's own token. */
export function proposalRoutes(server: HttpServer, deps: Guards & ProposalDeps): void {
  const { requireViewer, requireAdmin } = deps
  server.get(
    path,
    {
      schema: { tags, querystring: proposalQuery, response: { 200: proposalList, ...faultAnswers } },
      preHandler: requireViewer,
    },
    ({ viewer, query }) => listProposals(deps, viewer, query),
  )
  server.post(
    `${path}/scan`,
    { schema: { tags, response: { 200: nothing, ...faultAnswers } }, preHandler: requireAdmin },
    async ({ viewer }) => {
      await startScan(deps, viewer)
      return {}
    },
  )
  server.post(
    `${path}/:id`,
    {
      schema: { tags, params: formerParams, body: decisionBody, response: { 200: nothing, ...faultAnswers } },
      preHandler: requireViewer,
    },
    async ({ viewer, params, body }) => {
      await decide(deps, viewer, params.id, body.accept)
      return {}
    },
  )
}
