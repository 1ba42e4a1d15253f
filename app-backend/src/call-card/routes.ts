import { z } from 'zod'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Action, Guards, Viewer } from '../portal/index.ts'
import type { CardDeps } from './card-deps.ts'
import * as contract from './contract.ts'
import { cardPageRoute, type CardPageDeps } from './card-page.ts'
import { explainCall, lookAndNote } from './look-and-note.ts'
import { lookAtCall } from './look-at-call.ts'
import type { RecentLooks } from './recent-looks.ts'
import { readRedCalls } from './read-red-calls.ts'
import { readColourRules, saveColourRules } from './rule-store.ts'
import { cardWords } from './rules/card-words.ts'

export interface CallCardRouteDeps extends Guards, CardDeps, CardPageDeps {
  recent: RecentLooks
  may(viewer: Viewer, action: Action): Promise<boolean>
}

const tags = ['calls']
const path = '/api/call-card'
const nothing = z.object({})

/** The colour of a call: what the panel asks, the rules, a number tried out, and calls to other people's clients. */
export function callCardRoutes(server: HttpServer, deps: CallCardRouteDeps): void {
  const { requireViewer } = deps
  const look = { 200: contract.callLook, ...faultAnswers }
  server.post(
    `${path}/look`,
    { schema: { tags, body: contract.lookBody, response: look }, preHandler: requireViewer },
    ({ viewer, body }) => deps.recent(viewer, body, () => lookAndNote(deps, viewer, body)),
  )
  server.post(
    `${path}/card-words`,
    {
      schema: { tags, body: contract.lookBody, response: { 200: contract.cardWords, ...faultAnswers } },
      preHandler: requireViewer,
    },
    async ({ viewer, body }) => cardWords(await deps.recent(viewer, body, () => lookAndNote(deps, viewer, body))),
  )
  server.post(
    `${path}/reason`,
    {
      schema: { tags, body: contract.reasonBody, response: { 200: nothing, ...faultAnswers } },
      preHandler: requireViewer,
    },
    async ({ viewer, body }) => {
      await explainCall(deps, viewer, body)
      return {}
    },
  )
  server.post(
    `${path}/try`,
    { schema: { tags, body: contract.tryBody, response: look }, preHandler: deps.requirePermission('calls.assign') },
    async ({ viewer, body: { phone, direction, userId } }) =>
      (await lookAtCall(deps, viewer, { phone, direction, companies: [], callerId: userId ?? viewer.userId })).look,
  )
  server.get(
    `${path}/red`,
    {
      schema: { tags, querystring: contract.redQuery, response: { 200: contract.redReport, ...faultAnswers } },
      preHandler: deps.requirePermission('calls.assign'),
    },
    ({ viewer, query: { days } }) => readRedCalls(deps, viewer, days),
  )
  ruleRoutes(server, deps)
  cardPageRoute(server, deps)
}

function ruleRoutes(server: HttpServer, deps: CallCardRouteDeps): void {
  const response = { 200: contract.colourRules, ...faultAnswers }
  const view = async (viewer: Viewer) => ({
    ...(await readColourRules(deps, viewer.portalId)),
    mayEdit: await deps.may(viewer, 'calls.edit'),
    statuses: (await deps.statuses(viewer.portalId)).known.map(({ key, name }) => ({ key, name })),
  })
  server.get(
    `${path}/rules`,
    { schema: { tags, response }, preHandler: deps.requirePermission('calls.view') },
    ({ viewer }) => view(viewer),
  )
  server.put(
    `${path}/rules`,
    { schema: { tags, body: contract.colourRulesBody, response }, preHandler: deps.requirePermission('calls.edit') },
    async ({ viewer, body }) => {
      await saveColourRules(deps, viewer, body)
      return view(viewer)
    },
  )
}
