import { z } from 'zod'
import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { benchRoutes } from './bench-routes.ts'
import {
  backBody,
  compareQuery,
  comparison,
  discardDraftBody,
  draftSaved,
  entryHistory,
  entryQuery,
  modeBody,
  publishBody,
  published,
  ruleLab,
  ruleSetList,
  saveDraftBody,
  shadowBody,
  versionList,
} from './contract.ts'
import { fileRoutes } from './file-routes.ts'
import { goBack, publishRules } from './publish-rules.ts'
import { readEntryHistory } from './read-entry-history.ts'
import { compareRules, listSets, readLab, readVersions } from './read-lab.ts'
import { changeOf, kindParams, tags, type KindParams, type RuleSetRouteDeps } from './route-parts.ts'
import { runRoutes } from './run-routes.ts'
import { discardDraft, saveDraft } from './save-draft.ts'
import { turnMode, turnShadow } from './turn-switch.ts'

/** The rule lab: drafts, versions, switches, test bench, dry runs, shadow, files. Kinds are those registered by then. */
export function ruleSetRoutes(server: HttpServer, deps: RuleSetRouteDeps, kindNames: readonly string[] = []) {
  const params = kindParams(kindNames)
  readRoutes(server, deps, params)
  draftRoutes(server, deps, params)
  publishRoutes(server, deps, params)
  benchRoutes(server, deps, params)
  runRoutes(server, deps, params)
  fileRoutes(server, deps, params)
}

function readRoutes(server: HttpServer, deps: RuleSetRouteDeps, params: KindParams) {
  const preHandler = deps.requirePermission('rules.view')
  server.get(
    '/api/rules',
    { schema: { tags, response: { 200: ruleSetList, ...faultAnswers } }, preHandler },
    async (request) => listSets(deps, request.viewer.portalId, langOf(request)),
  )

  server.get(
    '/api/rules/:kind',
    { schema: { tags, params, response: { 200: ruleLab, ...faultAnswers } }, preHandler },
    async (request) => {
      const { viewer } = request
      const shown = { lang: langOf(request), may: await deps.mayOf(viewer) }
      return readLab(deps, changeOf(viewer, request.params), shown)
    },
  )

  server.get(
    '/api/rules/:kind/versions',
    { schema: { tags, params, response: { 200: versionList, ...faultAnswers } }, preHandler },
    async ({ viewer, params: at }) => readVersions(deps, changeOf(viewer, at)),
  )

  server.get(
    '/api/rules/:kind/entry',
    {
      schema: { tags, params, querystring: entryQuery, response: { 200: entryHistory, ...faultAnswers } },
      preHandler,
    },
    async (request) => readEntryHistory(deps, changeOf(request.viewer, request.params), request.query, langOf(request)),
  )

  server.get(
    '/api/rules/:kind/compare',
    {
      schema: { tags, params, querystring: compareQuery, response: { 200: comparison, ...faultAnswers } },
      preHandler,
    },
    async (request) => {
      const set = changeOf(request.viewer, request.params)
      return { changes: await compareRules(deps, set, request.query, langOf(request)) }
    },
  )
}

const done = z.object({})

function draftRoutes(server: HttpServer, deps: RuleSetRouteDeps, params: KindParams) {
  const preHandler = deps.requirePermission('rules.edit')
  server.put(
    '/api/rules/:kind/draft',
    { schema: { tags, params, body: saveDraftBody, response: { 200: draftSaved, ...faultAnswers } }, preHandler },
    async ({ viewer, params: at, body }) => ({ token: await saveDraft(deps, changeOf(viewer, at), body) }),
  )

  server.post(
    '/api/rules/:kind/draft/discard',
    { schema: { tags, params, body: discardDraftBody, response: { 200: done, ...faultAnswers } }, preHandler },
    async ({ viewer, params: at, body }) => {
      await discardDraft(deps, changeOf(viewer, at), body)
      return {}
    },
  )

  server.post(
    '/api/rules/:kind/shadow',
    { schema: { tags, params, body: shadowBody, response: { 200: done, ...faultAnswers } }, preHandler },
    async ({ viewer, params: at, body }) => {
      await turnShadow(deps, changeOf(viewer, at), body.on)
      return {}
    },
  )
}

function publishRoutes(server: HttpServer, deps: RuleSetRouteDeps, params: KindParams) {
  const preHandler = deps.requirePermission('rules.publish')
  const response = { 200: published, ...faultAnswers }
  server.post(
    '/api/rules/:kind/publish',
    { schema: { tags, params, body: publishBody, response }, preHandler },
    async ({ viewer, params: at, body }) => ({ version: await publishRules(deps, changeOf(viewer, at), body) }),
  )

  server.post(
    '/api/rules/:kind/back',
    { schema: { tags, params, body: backBody, response }, preHandler },
    async ({ viewer, params: at, body }) => ({ version: await goBack(deps, changeOf(viewer, at), body) }),
  )

  server.post(
    '/api/rules/:kind/mode',
    { schema: { tags, params, body: modeBody, response: { 200: done, ...faultAnswers } }, preHandler },
    async ({ viewer, params: at, body }) => {
      await turnMode(deps, changeOf(viewer, at), body.mode)
      return {}
    },
  )
}
