import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards } from '../portal/index.ts'
import { fixBody, fixed, stuckPage, stuckQuery } from './contract.ts'
import { fixStuck } from './fix-stuck.ts'
import { readStuck } from './read-stuck.ts'
import type { StuckDeps } from './stuck-deps.ts'

const tags = ['activities']
const path = '/api/stuck-activities'

/** Open activities of a person: whose they are, why they can't be found, and their way on. Others' are for heads: asked in each use case. */
export function stuckRoutes(server: HttpServer, deps: Guards & StuckDeps): void {
  const preHandler = deps.requireViewer
  server.get(
    path,
    { schema: { tags, querystring: stuckQuery, response: { 200: stuckPage, ...faultAnswers } }, preHandler },
    ({ viewer, query: { userId } }) => readStuck(deps, viewer, userId),
  )
  server.post(
    `${path}/fix`,
    { schema: { tags, body: fixBody, response: { 200: fixed, ...faultAnswers } }, preHandler },
    ({ viewer, body }) => fixStuck(deps, viewer, body),
  )
}
