import { z } from 'zod'
import { faultAnswers } from '../../platform/http/fault-answers.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import {
  beginDraftBody,
  draft,
  draftAnswer,
  requestParams,
  saveDraftBody,
  savedDraft,
  sendDraftBody,
  sentAnswer,
} from '../contract.ts'
import { requestOf } from '../request-of.ts'
import type { CorrespondenceRouteDeps } from '../routes.ts'
import { beginDraft } from './begin-draft.ts'
import { clientAddresses } from './client-addresses.ts'
import { dropDraft, saveDraft } from './save-draft.ts'
import { sendAgain } from './send-again.ts'
import { sendDraft } from './send-draft.ts'
import { takeBack } from './take-back.ts'

const tags = ['conversation']
const outgoingParams = requestParams.extend({ outgoingId: z.coerce.number().int().positive() })
const recipients = z.object({ addresses: z.array(z.object({ name: z.string(), address: z.string() })) })

/** What a person writes: begun, kept, sent, taken back. */
export function draftRoutes(server: HttpServer, deps: CorrespondenceRouteDeps) {
  const preHandler = deps.requirePermission('requests.reply')
  const answers = { tags, params: requestParams }
  server.post(
    '/api/requests/:id/draft',
    { schema: { ...answers, body: beginDraftBody, response: { 200: draft, ...faultAnswers } }, preHandler },
    ({ viewer, params, body }) => beginDraft(deps, viewer, params.id, body),
  )
  server.put(
    '/api/requests/:id/draft',
    { schema: { ...answers, body: saveDraftBody, response: { 200: savedDraft, ...faultAnswers } }, preHandler },
    ({ viewer, params, body }) => saveDraft(deps, viewer, params.id, body),
  )
  server.delete(
    '/api/requests/:id/draft',
    { schema: { ...answers, response: { 200: draftAnswer, ...faultAnswers } }, preHandler },
    async ({ viewer, params }) => {
      await dropDraft(deps, viewer, params.id)
      return { draft: null }
    },
  )
  server.post(
    '/api/requests/:id/draft/send',
    { schema: { ...answers, body: sendDraftBody, response: { 200: sentAnswer, ...faultAnswers } }, preHandler },
    ({ viewer, params, body }) => sendDraft(deps, viewer, params.id, body.revision),
  )
  server.post(
    '/api/requests/:id/outgoing/:outgoingId/take-back',
    { schema: { tags, params: outgoingParams, response: { 200: draftAnswer, ...faultAnswers } }, preHandler },
    async ({ viewer, params }) => ({ draft: await takeBack(deps, viewer, params.id, params.outgoingId) }),
  )
  const repeated = { 200: z.object({ waiting: z.literal(true) }), ...faultAnswers }
  server.post(
    '/api/requests/:id/outgoing/:outgoingId/again',
    { schema: { tags, params: outgoingParams, response: repeated }, preHandler },
    async ({ viewer, params }) => {
      await sendAgain(deps, viewer, params.id, params.outgoingId)
      return { waiting: true as const }
    },
  )
  server.get(
    '/api/requests/:id/recipients',
    { schema: { ...answers, response: { 200: recipients, ...faultAnswers } }, preHandler },
    async ({ viewer, params }) => {
      const { addresses } = await clientAddresses(deps, await requestOf(deps, viewer, params.id), viewer)
      return { addresses }
    },
  )
}
