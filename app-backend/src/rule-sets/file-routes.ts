import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { previewRulesFileBody, rulesFile, rulesFilePreview } from './contract.ts'
import { exportRules, previewRulesFile } from './rules-file.ts'
import { changeOf, tags, type KindParams, type RuleSetRouteDeps } from './route-parts.ts'

/** Rules as a file: out, and back in by way of a difference. */
export function fileRoutes(server: HttpServer, deps: RuleSetRouteDeps, params: KindParams) {
  const preHandler = deps.requirePermission('rules.edit')
  server.get(
    '/api/rules/:kind/file',
    { schema: { tags, params, response: { 200: rulesFile, ...faultAnswers } }, preHandler },
    async ({ viewer, params: at }, reply) => {
      reply.header('content-disposition', `attachment; filename="poryadok-${at.kind}.json"`)
      return exportRules(deps, changeOf(viewer, at))
    },
  )
  server.post(
    '/api/rules/:kind/file/preview',
    {
      schema: { tags, params, body: previewRulesFileBody, response: { 200: rulesFilePreview, ...faultAnswers } },
      preHandler,
    },
    async (request) => {
      const set = changeOf(request.viewer, request.params)
      return previewRulesFile(deps, set, request.body.file, langOf(request))
    },
  )
}
