import { recordDecisions } from '../audit/index.ts'
import type { Transaction } from '../platform/db/database.ts'
import { cardPath, companyEntityTypeId, type Tenant } from '../portal/index.ts'
import { readRights } from './read-rights.ts'
import { judgeChange, type Judgement } from './rules/judge-change.ts'
import type { Status } from './rules/status.ts'
import type { StatusDeps } from './status-deps.ts'
import { readDirectory, revertsSince, unjudged, type StoredChange } from './status-store.ts'
import { personView } from './status-view.ts'
import { companyStatusRule, statusWrite } from './status-write.ts'

const mostAtOnce = 100
const hourMs = 3_600_000

/** Decides about each change made past the product, writes the former status back where it must, and tells whoever made it. */
export async function judgeChanges(deps: StatusDeps, portalId: string, signal: AbortSignal): Promise<void> {
  const tenant = await deps.tenantOf(portalId)
  if (tenant.state !== 'active' || !(await deps.isOn(portalId))) return
  const { statuses } = await readDirectory(deps.db.prisma, portalId)
  const rights = await readRights(deps, tenant)
  const administrators = new Set((await deps.administrators(portalId)).map(({ id }) => id))
  const { pastTheApp: mode } = await deps.settings(portalId)
  for (const change of await unjudged(deps.db.prisma, portalId, mostAtOnce)) {
    if (signal.aborted) return
    const { userId, companyId } = change
    const company = await deps.db.prisma.recordSnapshot.findFirst({
      where: { portalId, entityTypeId: companyEntityTypeId, entityId: companyId },
      select: { assignedById: true, title: true },
    })
    const verdict =
      userId === null ? null : rights.of({ userId, isAdmin: administrators.has(userId) }, company?.assignedById ?? null)
    const recentReverts = await revertsSince(
      deps.db.prisma,
      portalId,
      companyId,
      new Date(change.at.getTime() - hourMs),
    )
    const former = statusFor(statuses, change.fromKey)
    const judgement = judgeChange({ verdict, mode, canRevert: former.writable, recentReverts })
    const heads = (verdict?.heads ?? []).map((id) => personView(rights.organisation, id).name).join(', ')
    await keep(deps, tenant, change, { judgement, statuses, title: company?.title ?? `№ ${companyId}`, heads })
  }
}

/** A company without a status gets the usual one back, and one whose status is gone from the portal none. */
function statusFor(statuses: readonly Status[], key: string | null): { status: Status | null; writable: boolean } {
  const status = statuses.find((one) => (key === null ? one.isDefault : one.key === key)) ?? null
  return { status, writable: status?.optionId != null }
}

interface Judged {
  judgement: Judgement
  statuses: readonly Status[]
  title: string
  heads: string
}

async function keep(deps: StatusDeps, { id: portalId }: Tenant, change: StoredChange, judged: Judged): Promise<void> {
  const { judgement, statuses } = judged
  const { outcome, because } = judgement
  const name = `company-status:judged:${change.id}`
  const present = statuses.find(({ key }) => key === change.toKey) ?? null
  await deps.db.prisma.$transaction(async (tx) => {
    const { count } = await tx.companyStatusChange.updateMany({
      where: { portalId, id: change.id, outcome: 'judging' },
      data: { outcome, because: because.map((one) => ({ ...one })) },
    })
    if (count === 0) return
    if (outcome === 'reverted') {
      const { status: to } = statusFor(statuses, change.fromKey)
      const run = {
        portalId,
        name,
        rule: companyStatusRule,
        mode: 'live',
        cause: { kind: 'change', id: change.id },
      } as const
      await deps.writes.plan(tx, run, [statusWrite(name, change.companyId, { from: present, to, because })])
    }
    await recordDecisions(tx, [
      {
        portalId,
        entityTypeId: companyEntityTypeId,
        entityId: change.companyId,
        kind: companyStatusRule,
        outcome,
        because,
        decidedAt: deps.clock.now(),
      },
    ])
    await tell(deps, tx, portalId, change, judged)
  })
}

async function tell(
  { notices }: StatusDeps,
  tx: Transaction,
  portalId: string,
  { id, companyId, userId, toKey }: StoredChange,
  { judgement: { outcome, stopped }, statuses, title, heads }: Judged,
): Promise<void> {
  const path = cardPath(companyEntityTypeId, companyId)
  const status = statuses.find(({ key }) => key === toKey)?.name ?? '—'
  const params = { title, path, status, who: heads || '—' }
  const kind = outcome === 'reverted' ? 'company-status.reverted' : 'company-status.flagged'
  if (outcome !== 'accepted' && userId !== null)
    await notices.send({ portalId, userId, kind, params, path, once: `company-status:${id}` }, tx)
  if (stopped)
    await notices.sendToAdministrators({
      portalId,
      kind: 'company-status.fought',
      params: { title, path },
      path,
      once: `company-status-fought:${companyId}`,
    })
}
