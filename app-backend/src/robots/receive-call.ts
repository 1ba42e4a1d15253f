import { inPortal } from '@poryadok/prisma/scope'
import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { TenantStore } from '../portal/index.ts'
import { keepCall } from './call-store.ts'
import { robotJob } from './robot-job.ts'
import { recordOf } from './rules/document-id.ts'

export interface ReceiveDeps {
  db: Database
  clock: Clock
  addJob: Jobs['add']
  tenants: Pick<TenantStore, 'applicationTokens'>
}

const text = z.string().max(20_000)
const body = z.object({
  code: z.string().min(1).max(100),
  event_token: z.string().min(1).max(1_000),
  document_id: z.array(z.string().max(200)).min(3).max(3),
  properties: z.record(z.string().max(100), text.catch('')).catch({}),
  auth: z.object({ member_id: z.string().min(1).max(64), application_token: z.string().min(1).max(200) }),
})

const equal = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * Takes a call of a robot: verified by the installation's own application token, kept with its job, and only then answered.
 * Throws `event.forged` for a wrong or foreign token. Bitrix24 docs: tutorials/bizproc/activity
 */
export async function receiveCall({ db, clock, addJob, tenants }: ReceiveDeps, posted: unknown): Promise<void> {
  const parsed = body.safeParse(posted)
  if (!parsed.success) throw new AppError('event.forged')
  const { auth, code, event_token: token, document_id: document, properties } = parsed.data
  const tenant = (await tenants.applicationTokens([auth.member_id])).get(auth.member_id)
  if (!tenant?.token || !equal(tenant.token, auth.application_token)) throw new AppError('event.forged')
  const portalId = tenant.id
  const record = recordOf(document[2] ?? '') ?? { entityTypeId: 0, entityId: 0 }
  await inPortal(portalId, () =>
    db.prisma.$transaction(async (tx) => {
      const id = await keepCall(tx, { portalId, token, code, ...record, properties }, clock.now())
      await addJob(robotJob(portalId, id), tx)
    }),
  )
}
