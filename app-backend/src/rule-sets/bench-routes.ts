import { z } from 'zod'
import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { benchBody, benchResult, bodyChecked, exampleBody, notesBody, pastRecords, tried, tryBody } from './contract.ts'
import { checkBody } from './check-body.ts'
import { keepExample, rewriteExample, takeExampleAway } from './keep-example.ts'
import { latestRecords, runBench, tryRules } from './read-bench.ts'
import { changeOf, tags, type KindParams, type RuleSetRouteDeps } from './route-parts.ts'

const added = z.object({ id: z.number().int() })
const done = z.object({})

/** Rules tried on facts, on records of the past and on saved examples. Nothing of it is written but the examples. */
export function benchRoutes(server: HttpServer, deps: RuleSetRouteDeps, params: KindParams) {
  const preHandler = deps.requirePermission('rules.edit')
  const viewing = deps.requirePermission('rules.view')
  server.post(
    '/api/rules/:kind/check',
    { schema: { tags, params, body: notesBody, response: { 200: bodyChecked, ...faultAnswers } }, preHandler },
    async (request) => checkBody(deps, changeOf(request.viewer, request.params), request.body.body, langOf(request)),
  )
  server.post(
    '/api/rules/:kind/try',
    { schema: { tags, params, body: tryBody, response: { 200: tried, ...faultAnswers } }, preHandler: viewing },
    async (request) => tryRules(deps, changeOf(request.viewer, request.params), request.body, langOf(request)),
  )
  server.post(
    '/api/rules/:kind/bench',
    { schema: { tags, params, body: benchBody, response: { 200: benchResult, ...faultAnswers } }, preHandler: viewing },
    async (request) => runBench(deps, changeOf(request.viewer, request.params), request.body.body, langOf(request)),
  )
  server.get(
    '/api/rules/:kind/records',
    { schema: { tags, params, response: { 200: pastRecords, ...faultAnswers } }, preHandler },
    async ({ viewer, params: at }) => latestRecords(deps, changeOf(viewer, at)),
  )
  exampleRoutes(server, deps, params)
}

function exampleRoutes(server: HttpServer, deps: RuleSetRouteDeps, params: KindParams) {
  const preHandler = deps.requirePermission('rules.edit')
  const one = params.extend({ id: z.coerce.number().int().positive() })
  server.post(
    '/api/rules/:kind/examples',
    { schema: { tags, params, body: exampleBody, response: { 200: added, ...faultAnswers } }, preHandler },
    async ({ viewer, params: at, body }) => ({ id: await keepExample(deps, changeOf(viewer, at), body) }),
  )
  server.put(
    '/api/rules/:kind/examples/:id',
    { schema: { tags, params: one, body: exampleBody, response: { 200: done, ...faultAnswers } }, preHandler },
    async ({ viewer, params: at, body }) => {
      await rewriteExample(deps, changeOf(viewer, at), { id: at.id, ...body })
      return {}
    },
  )
  server.delete(
    '/api/rules/:kind/examples/:id',
    { schema: { tags, params: one, response: { 200: done, ...faultAnswers } }, preHandler },
    async ({ viewer, params: at }) => {
      await takeExampleAway(deps, changeOf(viewer, at), at.id)
      return {}
    },
  )
}
