import type { LedgerTx, PlannedWrite, Run } from '../portal/index.ts'
import type { FormerDeps } from './former-deps.ts'
import type { FormerRow } from './former-store.ts'
import { formerRule, linkWrite, listWrite, unlinkWrite } from './former-writes.ts'
import type { SeenCompany, SeenContact } from './read-former.ts'
import { withContacts } from './rules/former-list.ts'
import type { Step } from './rules/next-step.ts'
import { runNameOf } from './run-names.ts'

export interface Taken {
  row: FormerRow
  contact: SeenContact | null
  step: Step
}

/** Plans what the steps write, in one transaction: of each contact its own links, of each company one change of its list. */
export async function planSteps(
  { db, clock, writes }: Pick<FormerDeps, 'db' | 'clock' | 'writes'>,
  portalId: string,
  taken: readonly Taken[],
  companies: ReadonlyMap<number, SeenCompany>,
): Promise<void> {
  const at = clock.now().getTime()
  await db.prisma.$transaction(async (tx) => {
    for (const one of taken) await planFor(tx, one, linksOf(one, at))
    for (const { first, write } of listsOf(taken, companies, at)) await planFor(tx, first, [write])
  })

  async function planFor(tx: LedgerTx, { row }: Taken, planned: PlannedWrite[]) {
    if (planned.length === 0) return
    const run: Run = {
      portalId,
      name: runNameOf(row),
      rule: formerRule,
      mode: 'live',
      cause: { kind: 'change', id: String(row.contactId) },
    }
    await writes.plan(tx, run, planned)
  }
}

function linksOf({ row, step }: Taken, at: number): PlannedWrite[] {
  const named = (companyId: number) => ({
    key: `${formerRule}:${row.id}:${step.do}:${companyId}:${at}`,
    because: 'because' in step ? step.because : [],
  })
  if (step.do === 'unlink') return step.companyIds.map((id) => unlinkWrite(named(id), row.contactId, id))
  if (step.do === 'link') return step.links.map((link) => linkWrite(named(link.companyId), row.contactId, link))
  return []
}

/** A company whose people are marked by the hundred is written once for all of them. */
function listsOf(taken: readonly Taken[], companies: ReadonlyMap<number, SeenCompany>, at: number) {
  const changes = taken.flatMap((one) => {
    const { step } = one
    return step.do === 'list' || step.do === 'unlist'
      ? step.companyIds.map((companyId) => ({ companyId, one, step }))
      : []
  })
  return [...Map.groupBy(changes, ({ companyId }) => companyId)].flatMap(([companyId, some]) => {
    const company = companies.get(companyId)
    const [first] = some
    if (!company || !first) return []
    const idsOf = (what: 'list' | 'unlist') =>
      some.filter(({ step }) => step.do === what).map(({ one }) => one.row.contactId)
    const after = withContacts(company.list, idsOf('list'), idsOf('unlist'))
    const named = { key: `${formerRule}:list:${companyId}:${at}`, because: first.step.because }
    return [{ first: first.one, write: listWrite(named, companyId, company.list, after) }]
  })
}
