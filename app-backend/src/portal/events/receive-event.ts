import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { ProofDeps } from '../session/prove-viewer.ts'
import { proveViewer } from '../session/prove-viewer.ts'
import type { TenantStore } from '../store.ts'
import type { EventInbox } from './event-inbox.ts'

/** Ids of PostgreSQL's integer. */
const count = z.coerce.number().int().nonnegative().max(2_147_483_647)
/** A side of a task's change; the word "undefined" where there is nothing to say. Bitrix24 docs: api-reference/tasks/events-tasks */
const side = z.object({ ID: count.optional() }).optional().catch(undefined)
const payload = z.object({
  event: z.string().min(1).max(100),
  ts: z.coerce.number().int().nonnegative().max(8_640_000_000_000).optional(),
  data: z
    .object({
      FIELDS: z.object({ ID: count.optional(), ENTITY_TYPE_ID: count.optional() }).optional(),
      FIELDS_BEFORE: side,
      FIELDS_AFTER: side,
      ID: count.optional(),
    })
    .optional()
    .catch(undefined),
  auth: z.object({
    member_id: z.string().min(1).max(64),
    application_token: z.string().min(1).max(200),
    access_token: z.string().max(2048).optional(),
  }),
})
type Auth = z.infer<typeof payload>['auth']

export interface ReceiveDeps extends ProofDeps {
  tenants: TenantStore
  inbox: EventInbox
  clock: Clock
}

const objectIdOf = (data: z.infer<typeof payload>['data']) =>
  data?.FIELDS?.ID ?? data?.FIELDS_AFTER?.ID ?? data?.FIELDS_BEFORE?.ID ?? data?.ID ?? null

const withoutZeros = (text: string) => text.replaceAll('\0', '')

/**
 * Takes an event in: verified by the installation's own application token, stored, and only then answered.
 * Throws `event.forged` for a wrong or foreign token and for a portal that is not ours; nothing is stored then.
 * Bitrix24 docs: api-reference/events/safe-event-handlers
 */
export async function receiveEvent(deps: ReceiveDeps, body: unknown): Promise<void> {
  const parsed = payload.safeParse(body)
  if (!parsed.success) throw new AppError('event.forged')
  const { event, ts, data, auth } = parsed.data
  const name = withoutZeros(event.toUpperCase())
  const arrival = {
    memberId: withoutZeros(auth.member_id),
    applicationToken: auth.application_token,
    event: {
      name,
      objectId: objectIdOf(data),
      entityTypeId: data?.FIELDS?.ENTITY_TYPE_ID ?? null,
      occurredAt: ts === undefined ? deps.clock.now() : new Date(ts * 1_000),
      source: 'online' as const,
      messageId: null,
    },
  }
  const outcome = await deps.inbox.take(arrival)
  if (outcome === 'stored') return
  const tenantId = outcome === 'other-token' ? await provenTenant(deps, arrival.memberId, auth, name) : null
  if (!tenantId) throw new AppError('event.forged')
  await deps.inbox.keep([{ ...arrival.event, portalId: tenantId }])
}

/**
 * A token that is not the stored one is believed only where none is stored yet, or where an install or update brings a new one,
 * and only together with an administrator's access token that proves itself at the stored address.
 */
async function provenTenant(deps: ReceiveDeps, memberId: string, auth: Auth, name: string): Promise<string | null> {
  const tenant = await deps.tenants.byMember(memberId)
  if (!tenant || !auth.access_token) return null
  const stored = await deps.tenants.applicationToken(tenant.id)
  if (stored !== null && name !== 'ONAPPUPDATE' && name !== 'ONAPPINSTALL') return null
  try {
    const { viewer } = await proveViewer(deps, tenant, auth.access_token, {})
    if (!viewer.isAdmin) return null
  } catch {
    return null
  }
  await deps.tenants.setApplicationToken(tenant.id, auth.application_token, deps.clock.now())
  return tenant.id
}
