import { z } from 'zod'
import type { LongStep, LongWorkKind, StepEnd } from '../../platform/long-work/long-task.ts'
import { companyEntityTypeId, contactEntityTypeId, type Viewer } from '../../portal/index.ts'
import { mostPages, readRecordsAfter } from '../../sheet-export/index.ts'
import { proposalsOf } from './proposals-of.ts'
import { beginScan, endScan, keepProposals, keepTraces, type Trace } from './proposal-store.ts'
import { proposalKind, type ProposalDeps } from './proposal-deps.ts'
import { readRequisites } from './read-requisites.ts'
import { isOthers, tracesOf } from './record-facts.ts'

const cursor = z.object({ stage: z.enum(['companies', 'requisites', 'contacts']), after: z.int() })
type Cursor = z.infer<typeof cursor>
type Step = LongStep<object, Cursor>

const title = { ru: 'Поиск предложений по контактам', en: 'Looking for proposals about contacts' }
const transaction = { timeout: 60_000, maxWait: 60_000 }

/** Begins to look through all companies and contacts. Throws `long-work.running` while they are being looked through. */
export async function startScan(
  { longWork, tenantOf }: Pick<ProposalDeps, 'longWork' | 'tenantOf'>,
  { portalId, userId }: Viewer,
): Promise<void> {
  const { language } = await tenantOf(portalId)
  await longWork.start({ portalId, kind: proposalKind, title: title[language], payload: {}, startedBy: userId })
}

/**
 * Reads companies, their requisites and all contacts with the app's token, 2 000 records a request, and keeps what a person is to
 * confirm. What a person declined is not proposed again; what the companies are known by is forgotten at the end.
 */
export const scanContacts = (deps: ProposalDeps): LongWorkKind<object, Cursor> => ({
  payload: z.object({}),
  cursor,
  begin: { stage: 'companies', after: 0 },
  step: (at) => (at.cursor.stage === 'contacts' ? contacts(deps, at) : companies(deps, at)),
})

async function companies(deps: ProposalDeps, at: Step): Promise<StepEnd> {
  const { portalId, cursor: from } = at
  const { traces, last, ended, count } =
    from.stage === 'companies' ? await fromCompanies(deps, at) : await fromRequisites(deps, at)
  const next: Cursor = !ended
    ? { ...from, after: last }
    : { stage: from.stage === 'companies' ? 'requisites' : 'contacts', after: 0 }
  await deps.db.prisma.$transaction(async (tx) => {
    if (from.stage === 'companies' && from.after === 0) await beginScan(tx, portalId)
    await keepTraces(tx, portalId, traces)
    await at.save(next, { done: count }, tx)
  }, transaction)
  return 'more'
}

interface Read {
  traces: Trace[]
  last: number
  ended: boolean
  count: number
}

async function fromCompanies({ portal }: ProposalDeps, { portalId, cursor: { after } }: Step): Promise<Read> {
  const asked = { entityTypeId: companyEntityTypeId, after, since: null, pages: mostPages }
  const { items, ended } = await readRecordsAfter(portal, { kind: 'portal', portalId }, asked)
  const traces = items
    .filter(isOthers)
    .flatMap((item) => tracesOf(item).map((key) => ({ key, companyId: Number(item['id']) })))
  return { traces, ended, last: Number(items.at(-1)?.['id'] ?? after), count: items.length }
}

async function fromRequisites({ portal }: ProposalDeps, { portalId, cursor: { after } }: Step): Promise<Read> {
  const { rows, lastId, ended } = await readRequisites(portal, portalId, companyEntityTypeId, after)
  const traces = rows.map(({ key, entityId }) => ({ key, companyId: entityId }))
  return { traces, ended, last: lastId, count: 0 }
}

async function contacts(deps: ProposalDeps, at: Step): Promise<StepEnd> {
  const { portalId, cursor: from } = at
  const asked = { entityTypeId: contactEntityTypeId, after: from.after, since: null, pages: mostPages }
  const { items, ended } = await readRecordsAfter(deps.portal, { kind: 'portal', portalId }, asked)
  const proposals = await proposalsOf(deps, portalId, items)
  const next: Cursor = { stage: 'contacts', after: Number(items.at(-1)?.['id'] ?? from.after) }
  await deps.db.prisma.$transaction(async (tx) => {
    await keepProposals(tx, portalId, proposals, deps.clock.now())
    if (ended) await endScan(tx, portalId)
    await at.save(next, { done: items.length }, tx)
  }, transaction)
  return ended ? 'done' : 'more'
}
