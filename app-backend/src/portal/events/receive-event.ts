import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { ProofDeps } from '../session/prove-viewer.ts'
import { proveViewer } from '../session/prove-viewer.ts'
import type { TenantStore } from '../store.ts'
import type { Tenant } from '../tenant.ts'
import type { EventStore } from './event-store.ts'

const count = z.coerce.number().int().nonnegative()
const payload = z.object({
  event: z.string().min(1).max(100),
  ts: count.optional(),
  data: z
    .object({
      FIELDS: z.object({ ID: count.optional(), ENTITY_TYPE_ID: count.optional() }).optional(),
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

export interface ReceiveDeps extends ProofDeps {
  tenants: TenantStore
  events: EventStore
  clock: Clock
  /** Wakes the workers that process events. */
  wake(): Promise<void>
}

const equal = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * Takes an event in: verified by the installation's own application token, stored, and only then answered.
 * Throws `event.forged` for a wrong or foreign token and for a portal that is not ours; nothing is stored then.
 * Bitrix24 docs: api-reference/events/safe-event-handlers
 */
export async function receiveEvent(deps: ReceiveDeps, body: unknown): Promise<void> {
  const parsed = payload.safeParse(body)
  if (!parsed.success) throw new AppError('event.forged')
  const { event, ts, data, auth } = parsed.data
  const tenant = await deps.tenants.byMember(auth.member_id)
  if (!tenant || !(await isGenuine(deps, tenant, auth, event.toUpperCase()))) throw new AppError('event.forged')
  const now = deps.clock.now()
  await deps.events.save(
    {
      portalId: tenant.id,
      name: event.toUpperCase(),
      objectId: data?.FIELDS?.ID ?? data?.ID ?? null,
      entityTypeId: data?.FIELDS?.ENTITY_TYPE_ID ?? null,
      occurredAt: ts === undefined ? now : new Date(ts * 1_000),
    },
    now,
  )
  await deps.wake()
}

/**
 * The token must be the stored one. Where none is stored yet, or an update brings a new one, it is believed only together with
 * an access token that proves itself at the stored address.
 */
async function isGenuine(
  deps: ReceiveDeps,
  tenant: Tenant,
  auth: { application_token: string; access_token?: string | undefined },
  name: string,
): Promise<boolean> {
  const stored = await deps.tenants.applicationToken(tenant.id)
  if (stored !== null && equal(stored, auth.application_token)) return true
  const mayChange = stored === null || name === 'ONAPPUPDATE' || name === 'ONAPPINSTALL'
  if (!mayChange || !auth.access_token) return false
  try {
    const { viewer } = await proveViewer(deps, tenant, auth.access_token, {})
    if (!viewer.isAdmin) return false
  } catch {
    return false
  }
  await deps.tenants.setApplicationToken(tenant.id, auth.application_token, deps.clock.now())
  return true
}
