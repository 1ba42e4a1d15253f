import { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards, TenantStore } from '../portal/index.ts'
import {
  listOutgoingQuery,
  mailAccountView,
  noticePreferences,
  noticePreferencesPage,
  outgoingPage,
  saveMailAccountBody,
} from './contract.ts'
import type { Messages } from './create-messages.ts'
import { isListedServer } from '../platform/net/open-server.ts'
import { accountView, outgoingView, preferencesView } from './read-model.ts'
import { preferences } from './preferences.ts'

export interface MessageRouteDeps extends Pick<Guards, 'requirePermission'> {
  messages: Messages
  tenants: TenantStore
  clock: Clock
  privateHosts: readonly string[]
}

/** Own notices, the portal's mail account, letters that went out. */
export function messageRoutes(server: HttpServer, deps: MessageRouteDeps) {
  preferenceRoutes(server, deps)
  accountRoutes(server, deps)
  letterRoutes(server, deps)
}

function preferenceRoutes(server: HttpServer, { messages, tenants, clock, requirePermission }: MessageRouteDeps) {
  const schema = { tags: ['notices'], response: { 200: noticePreferencesPage, ...faultAnswers } }
  const preHandler = requirePermission('person.preferences')
  const page = async (portalId: string, userId: number) => {
    const tenant = await tenants.byId(portalId)
    if (!tenant) throw new AppError('portal.unknown')
    return preferencesView(messages, tenant, userId)
  }
  server.get('/api/notices/preferences', { schema, preHandler }, ({ viewer }) => page(viewer.portalId, viewer.userId))
  server.put(
    '/api/notices/preferences',
    { schema: { ...schema, body: noticePreferences }, preHandler },
    async ({ viewer, body }) => {
      await messages.preferences.save(viewer.portalId, viewer.userId, preferences.parse(body), clock.now())
      return page(viewer.portalId, viewer.userId)
    },
  )
}

function accountRoutes(server: HttpServer, { messages, requirePermission, privateHosts }: MessageRouteDeps) {
  const schema = { tags: ['mail'], response: { 200: mailAccountView, ...faultAnswers } }
  const preHandler = requirePermission('mailboxes.edit')
  server.get('/api/mail-account', { schema, preHandler }, ({ viewer }) => accountView(messages, viewer.portalId))
  server.put(
    '/api/mail-account',
    { schema: { ...schema, body: saveMailAccountBody }, preHandler },
    async ({ viewer, body }) => {
      if (body.security === 'none' && !isListedServer(body, privateHosts)) throw new AppError('mail.unencrypted')
      await messages.accounts.save(viewer.portalId, body, viewer.userId)
      return accountView(messages, viewer.portalId)
    },
  )
}

function letterRoutes(server: HttpServer, { messages, requirePermission }: MessageRouteDeps) {
  const tags = ['mail']
  const preHandler = requirePermission('letters.quarantine')
  server.get(
    '/api/outgoing-letters',
    { schema: { tags, querystring: listOutgoingQuery, response: { 200: outgoingPage, ...faultAnswers } }, preHandler },
    ({ viewer, query }) => outgoingView(messages, viewer.portalId, query),
  )
  const again = { 200: z.object({ waiting: z.literal(true) }), ...faultAnswers }
  server.post(
    '/api/outgoing-letters/:id/again',
    {
      schema: { tags, params: z.object({ id: z.coerce.number().int().positive() }), response: again },
      preHandler,
    },
    async ({ viewer, params }) => {
      await messages.outgoing.again(viewer.portalId, params.id)
      return { waiting: true as const }
    },
  )
}
