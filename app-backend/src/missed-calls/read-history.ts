import { z } from 'zod'
import { phoneKey } from '../kernel/phone.ts'
import type { JobAgain } from '../platform/jobs/create-jobs.ts'
import { faultError, type Tenant } from '../portal/index.ts'
import { keepCalls } from './keep-calls.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
import { dropAsleep } from './missed-store.ts'
import { tellHeads } from './tell-heads.ts'

/** A finished call of the portal's history. */
export interface PastCall {
  id: number
  callId: string
  phone: string
  phoneKey: string | null
  portalNumber: string
  userId: number | null
  startedAt: Date
  incoming: boolean
  missed: boolean
  answered: boolean
  entityTypeId: number | null
  entityId: number | null
}

/** Events may get lost: so often the history is read anyway. */
const everyMs = 4 * 60_000
/** Where the history is read for the first time, so much of it is taken. */
const firstMs = 2 * 60 * 60_000
const dayMs = 24 * 60 * 60_000
/** Rows of one answer. Bitrix24 docs: api-reference/telephony/voximplant/voximplant-statistic-get */
const page = 50
const pagesAtOnce = 20

const entityTypes: Readonly<Record<string, number>> = { LEAD: 1, CONTACT: 3, COMPANY: 4 }
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const row = z
  .object({
    ID: z.coerce.number().int(),
    CALL_ID: z.string(),
    PHONE_NUMBER: text,
    PORTAL_NUMBER: text,
    PORTAL_USER_ID: z.coerce.number().int().nullish(),
    CALL_START_DATE: z.coerce.date(),
    CALL_TYPE: z.coerce.number().int(),
    CALL_FAILED_CODE: text,
    CRM_ENTITY_TYPE: z.string().nullish(),
    CRM_ENTITY_ID: z.coerce.number().int().nullish(),
  })
  .transform((one): PastCall => {
    const key = phoneKey(one.PHONE_NUMBER)
    const incoming = one.CALL_TYPE === 2 || one.CALL_TYPE === 3
    return {
      id: one.ID,
      callId: one.CALL_ID,
      phone: one.PHONE_NUMBER,
      phoneKey: key === null ? null : key.kind === 'public' ? key.e164 : key.digits,
      portalNumber: one.PORTAL_NUMBER,
      userId: one.PORTAL_USER_ID || null,
      startedAt: one.CALL_START_DATE,
      incoming,
      missed: incoming && one.CALL_FAILED_CODE === '304',
      answered: one.CALL_FAILED_CODE === '200',
      entityTypeId: entityTypes[one.CRM_ENTITY_TYPE ?? ''] ?? null,
      entityId: one.CRM_ENTITY_ID || null,
    }
  })

/**
 * Reads the calls that have ended since the last look, all of them by one question however many there were: the event of an end
 * names no card of the CRM, so it only says that there is something to read.
 */
export async function readHistory(deps: MissedCallDeps, portalId: string, signal: AbortSignal): Promise<JobAgain> {
  const tenant = await deps.tenantOf(portalId)
  if (tenant.state !== 'active' || !(await deps.isOn(portalId)) || !tenant.scopes.includes('telephony')) return
  for (let pages = 0; pages < pagesAtOnce && !signal.aborted; pages += 1) {
    const calls = await nextCalls(deps, tenant)
    await keepCalls(deps, tenant, calls)
    if (calls.length < page) break
  }
  await tellHeads(deps, tenant)
  const now = deps.clock.now().getTime()
  await dropAsleep(deps.db.prisma, portalId, new Date(now - dayMs))
  return { again: new Date(now + everyMs) }
}

async function nextCalls({ db, portal, clock }: MissedCallDeps, { id: portalId }: Tenant): Promise<PastCall[]> {
  const cursor = await db.prisma.callHistoryCursor.findFirst({ where: { portalId } })
  const since = new Date(clock.now().getTime() - firstMs).toISOString()
  const FILTER = cursor ? { '>ID': cursor.lastId } : { '>CALL_START_DATE': since }
  const command = { method: 'voximplant.statistic.get', params: { FILTER, SORT: 'ID', ORDER: 'ASC' } }
  const { calls } = await portal.batch(
    { kind: 'portal', portalId },
    { calls: command },
    { kind: 'read', patienceMs: 60_000 },
  )
  if (!calls.ok) throw faultError(calls.fault, { kind: 'read' })
  return z.array(row).parse(calls.result)
}
