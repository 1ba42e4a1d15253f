import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { errorSentence } from '../../platform/errors/error-sentence.ts'
import { toAppError } from '../../platform/http/answer-errors.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Boot, View } from '../contract.ts'
import { view as viewSchema } from '../contract.ts'
import { openPage, type OpenDeps } from './open-page.ts'
import {
  langOfPortal,
  openingForm,
  openingTarget,
  openingQuery,
  type OpeningForm,
  type OpeningQuery,
} from './opening.ts'
import { contentSecurityPolicy, type PageTemplate } from './page-template.ts'

export interface EntryDeps extends OpenDeps {
  template: PageTemplate
}

/** Pages that the portal opens in its frames by a form POST; HEAD answers the marketplace's check. */
export function entryRoutes(server: HttpServer, deps: EntryDeps) {
  const open = async (
    view: View,
    request: FastifyRequest,
    reply: FastifyReply,
    form: OpeningForm,
    query: OpeningQuery,
  ) => {
    const lang = langOfPortal(query.LANG)
    const nonce = randomBytes(16).toString('base64url')
    const boot: Boot = {
      view,
      lang,
      session: null,
      error: null,
      client: null,
      requestId: null,
      taskId: null,
      list: null,
      page: null,
    }
    if (view === 'main') Object.assign(boot, openingTarget(form.PLACEMENT_OPTIONS))
    let status = 200
    let ancestor: string | null = null
    try {
      const { tenant, ...opened } = await openPage(deps, view, form, query.DOMAIN)
      Object.assign(boot, opened)
      ancestor = tenant.origin
    } catch (thrown) {
      const error = toAppError(thrown)
      if (error.status >= 500)
        request.log.error({ err: error.cause ?? error, code: error.code, reqId: request.id }, 'page not opened')
      ;[status, boot.error] = [error.status, errorSentence(error, lang, request.id)]
      ancestor = await knownOrigin(deps, form)
    }
    return reply
      .status(status)
      .headers({ 'content-security-policy': contentSecurityPolicy(nonce, ancestor), 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(deps.template(boot, nonce))
  }

  const config = { open: 'the portal’s own token in the form proves the viewer' }
  const schema = { tags: ['pages'], body: openingForm.nullish(), querystring: openingQuery }
  server.post('/install', { schema, config }, (request, reply) =>
    open('install', request, reply, request.body ?? {}, request.query),
  )
  server.post('/p/:view', { config, schema: { ...schema, params: z.object({ view: viewSchema }) } }, (request, reply) =>
    open(request.params.view, request, reply, request.body ?? {}, request.query),
  )
  for (const url of ['/install', '/p/:view', '/events']) {
    server.route({
      method: 'HEAD',
      url,
      schema: { hide: true },
      config: { open: 'the marketplace asks whether the page is there' },
      handler: (_request, reply) => reply.status(200).send(),
    })
  }
}

/** An error page may stand in the portal that the form names, when we know it. */
async function knownOrigin(deps: EntryDeps, form: OpeningForm): Promise<string | null> {
  if (!form.member_id) return null
  const tenant = await deps.tenants.byMember(form.member_id).catch(() => null)
  return tenant?.origin ?? null
}
