import { runIdOf, type Run, type Viewer } from '../portal/index.ts'
import { chosenStatus } from './change-status.ts'
import type { BulkAnswer, BulkBody } from './contract.ts'
import { readCompanies } from './read-company.ts'
import { readRights } from './read-rights.ts'
import type { StatusDeps } from './status-deps.ts'
import { addChanges, readDirectory } from './status-store.ts'
import { companyStatusRule, statusWrite } from './status-write.ts'

/**
 * A person gives many companies one status: each is asked about by itself, what they may not change stays. `dry` only counts. The
 * writes are one run, so that they are taken back together. One request for 50 companies before, and the writes in batches after.
 */
export async function changeMany(deps: StatusDeps, viewer: Viewer, body: BulkBody): Promise<BulkAnswer> {
  const { portalId, userId } = viewer
  const { statuses } = await readDirectory(deps.db.prisma, portalId)
  const to = chosenStatus(statuses, body.to)
  const rights = await readRights(deps, await deps.tenantOf(portalId))
  const companies = await readCompanies(deps, viewer, body.companies, statuses)
  const allowed = companies.filter(({ responsibleId }) => rights.of(viewer, responsibleId).allowed)
  const changing = allowed.filter(({ status }) => status?.key !== to.key)
  const counts = {
    changed: changing.length,
    same: allowed.length - changing.length,
    refused: body.companies.length - allowed.length,
  }
  if (body.dry || changing.length === 0) return { ...counts, runId: null }
  const name = `company-status:${body.key}`
  const runId = runIdOf(portalId, name)
  const cause = { kind: 'person', id: String(userId) } as const
  const run: Run = { portalId, name, rule: companyStatusRule, mode: 'live', userId, cause }
  const at = deps.clock.now()
  await deps.db.prisma.$transaction(async (tx) => {
    const planned = changing.map(({ id, status, responsibleId }) =>
      statusWrite(`${name}:${id}`, id, { from: status, to, because: rights.of(viewer, responsibleId).because }),
    )
    const { count } = await deps.writes.plan(tx, run, planned)
    if (count === 0) return
    const rows = changing.map(({ id, status }) => ({ companyId: id, fromKey: status?.key ?? null, toKey: to.key }))
    const kept = { userId, at, source: 'bulk', outcome: 'accepted', comment: body.comment, runId } as const
    await addChanges(
      tx,
      portalId,
      rows.map((row) => ({ ...row, ...kept })),
    )
  })
  return { ...counts, runId }
}
