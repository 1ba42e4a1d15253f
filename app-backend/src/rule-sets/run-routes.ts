import { z } from 'zod'
import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { lastDryRun, shadowReport, startDryRunBody } from './contract.ts'
import { startDryRun } from './dry-run.ts'
import { readLastDryRun, readShadow, taskOfRun } from './read-runs.ts'
import { changeOf, tags, type KindParams, type RuleSetRouteDeps } from './route-parts.ts'

/** Dry runs over the past, and what rules in the shadow would have done. */
export function runRoutes(server: HttpServer, deps: RuleSetRouteDeps, params: KindParams) {
  const viewing = deps.requirePermission('rules.view')
  const editing = deps.requirePermission('rules.edit')
  const response = { 200: lastDryRun, ...faultAnswers }

  server.get(
    '/api/rules/:kind/dry-run',
    { schema: { tags, params, response }, preHandler: viewing },
    async (request) => {
      const set = changeOf(request.viewer, request.params)
      return { run: await readLastDryRun(deps, set, langOf(request)) }
    },
  )

  server.post(
    '/api/rules/:kind/dry-run',
    { schema: { tags, params, body: startDryRunBody, response }, preHandler: editing },
    async (request) => {
      const set = changeOf(request.viewer, request.params)
      await startDryRun(deps, set, request.body)
      return { run: await readLastDryRun(deps, set, langOf(request)) }
    },
  )

  const one = params.extend({ id: z.uuid() })
  server.post(
    '/api/rules/:kind/dry-run/:id/cancel',
    { schema: { tags, params: one, response }, preHandler: editing },
    async (request) => {
      const set = changeOf(request.viewer, request.params)
      await deps.longWork.cancel(set.portalId, await taskOfRun(deps, set, request.params.id))
      return { run: await readLastDryRun(deps, set, langOf(request)) }
    },
  )

  server.get(
    '/api/rules/:kind/shadow',
    { schema: { tags, params, response: { 200: shadowReport, ...faultAnswers } }, preHandler: viewing },
    async (request) => readShadow(deps, changeOf(request.viewer, request.params), langOf(request)),
  )
}
