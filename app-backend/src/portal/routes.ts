import { z } from 'zod'
import { errorAnswer } from '../platform/contract.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { renewSessionBody, runSetupBody, session, setupState } from './contract.ts'
import { sessionOf } from './entry/open-page.ts'
import { receiveEvent, type ReceiveDeps } from './events/receive-event.ts'
import { proveViewer } from './session/prove-viewer.ts'
import type { Guards } from './session/require-viewer.ts'
import type { SessionTokens } from './session/session-token.ts'
import { readSetup, runSetup, type SetupDeps } from './setup/run-setup.ts'
import type { TenantStore } from './store.ts'

export interface PortalRouteDeps extends SetupDeps, ReceiveDeps, Guards {
  sessions: SessionTokens
  tenants: TenantStore
  /** The portal took a hook away. */
  hookGone(portalId: string): Promise<void>
}

/** Sessions, set-up, events. */
export function portalRoutes(server: HttpServer, deps: PortalRouteDeps) {
  server.post(
    '/api/session',
    {
      schema: { tags: ['session'], body: renewSessionBody, response: { 200: session, ...faultAnswers } },
      config: { open: 'the portal’s own token in the body proves the viewer' },
    },
    async (request) => {
      const tenant = await deps.tenants.byMember(request.body.memberId)
      if (!tenant) throw new AppError('portal.unknown')
      const { viewer } = await proveViewer(deps, tenant, request.body.accessToken, {})
      return sessionOf(deps, viewer)
    },
  )

  server.get(
    '/api/setup',
    { schema: { tags: ['setup'], response: { 200: setupState, ...faultAnswers } }, preHandler: deps.requireAdmin },
    async (request) => {
      const tenant = await tenantOf(deps, request.viewer.portalId)
      return readSetup(deps, tenant, langOf(request))
    },
  )

  server.post(
    '/api/setup',
    {
      schema: { tags: ['setup'], body: runSetupBody, response: { 200: setupState, ...faultAnswers } },
      preHandler: deps.requireAdmin,
    },
    async (request) => {
      const tenant = await tenantOf(deps, request.viewer.portalId)
      return runSetup(deps, tenant, request.body.entityTypeId, langOf(request))
    },
  )

  server.post(
    '/placement-gone/:portalId',
    {
      config: { open: 'the portal proves nothing here, and no more follows than a look at what it has' },
      schema: { hide: true, params: z.object({ portalId: z.uuid() }), response: { 200: z.object({}) } },
    },
    async (request) => {
      const tenant = await deps.tenants.byId(request.params.portalId)
      if (tenant?.state === 'active') await deps.hookGone(tenant.id)
      return {}
    },
  )

  server.post(
    '/events',
    {
      config: { open: 'the application token in the body proves the portal' },
      schema: {
        tags: ['events'],
        response: { 200: z.object({ stored: z.literal(true) }), 403: errorAnswer, 503: errorAnswer },
      },
    },
    async (request) => {
      await receiveEvent(deps, request.body)
      return { stored: true as const }
    },
  )
}

async function tenantOf({ tenants }: { tenants: TenantStore }, id: string) {
  const tenant = await tenants.byId(id)
  if (!tenant) throw new AppError('portal.unknown')
  return tenant
}
