import { z } from 'zod'
import { faultAnswers } from '../../platform/http/fault-answers.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { filledTemplate, requestParams, saveTemplateBody, signature, templateBody, templateList } from '../contract.ts'
import type { CorrespondenceRouteDeps } from '../routes.ts'
import { addTemplate, dropTemplate, listTemplates, saveTemplate } from './edit-templates.ts'
import { fillForRequest } from './fill-for-request.ts'

const tags = ['templates']
const idParams = z.object({ id: z.coerce.number().int().min(0) })
const fillParams = requestParams.extend({ templateId: z.coerce.number().int().positive() })

/** Prepared answers, the acknowledgement, and what a person puts under their letters. */
export function templateRoutes(server: HttpServer, deps: CorrespondenceRouteDeps) {
  const list = { 200: templateList, ...faultAnswers }
  const read = deps.requirePermission('requests.reply')
  const edit = deps.requirePermission('settings.edit')
  server.get('/api/templates', { schema: { tags, response: list }, preHandler: read }, ({ viewer }) =>
    listTemplates(deps, viewer.portalId),
  )
  server.post(
    '/api/templates',
    { schema: { tags, body: templateBody, response: list }, preHandler: edit },
    ({ viewer, body }) => addTemplate(deps, viewer, body),
  )
  server.put(
    '/api/templates/:id',
    { schema: { tags, params: idParams, body: saveTemplateBody, response: list }, preHandler: edit },
    ({ viewer, params, body }) => saveTemplate(deps, viewer, params.id, body),
  )
  server.delete(
    '/api/templates/:id',
    { schema: { tags, params: idParams, response: list }, preHandler: edit },
    ({ viewer, params }) => dropTemplate(deps, viewer, params.id),
  )
  server.get(
    '/api/requests/:id/templates/:templateId',
    { schema: { tags, params: fillParams, response: { 200: filledTemplate, ...faultAnswers } }, preHandler: read },
    ({ viewer, params }) => fillForRequest(deps, viewer, params.id, params.templateId),
  )
  signatureRoutes(server, deps)
}

function signatureRoutes(server: HttpServer, { templates, clock, requirePermission }: CorrespondenceRouteDeps) {
  const schema = { tags, response: { 200: signature, ...faultAnswers } }
  const preHandler = requirePermission('person.preferences')
  server.get('/api/signature', { schema, preHandler }, async ({ viewer }) => ({
    text: await templates.signature(viewer.portalId, viewer.userId),
  }))
  server.put('/api/signature', { schema: { ...schema, body: signature }, preHandler }, async ({ viewer, body }) => {
    await templates.saveSignature(viewer.portalId, viewer.userId, body.text, clock.now())
    return body
  })
}
