import { recordDecisions } from '../audit/index.ts'
import type { JobAgain } from '../platform/jobs/create-jobs.ts'
import { contactEntityTypeId, runIdOf, type Actor } from '../portal/index.ts'
import { historyRunName } from '../timeline-sync/index.ts'
import type { FormerContactSettings } from './declaration.ts'
import type { FormerDeps } from './former-deps.ts'
import { dueFormer, nextFormerDue, updateFormer, waitingWrites, type FormerRow } from './former-store.ts'
import { formerRule } from './former-writes.ts'
import { planSteps, type Taken } from './plan-steps.ts'
import { mostAtOnce, readCompanies, readContacts, type SeenCompany, type SeenContact } from './read-former.ts'
import { contactsIn } from './rules/former-list.ts'
import { nextStep, type FormerFacts } from './rules/next-step.ts'
import { historyNameOf, runNameOf } from './run-names.ts'
import { tellOfFormer } from './tell-of-former.ts'

/** How long a step is given to reach the portal before it is looked at. */
const stepMs = 5_000

/**
 * Does the next step of every contact that is on its way: all of one go are read by two requests, and a company is written once
 * however many of its people are marked. Throws AppError `portal.*`: the job comes again.
 */
export async function workFormer(deps: FormerDeps, portalId: string, signal: AbortSignal): Promise<JobAgain> {
  const tenant = await deps.tenantOf(portalId)
  if (tenant.state !== 'active' || !(await deps.isOn(portalId))) return
  const settings = await deps.settings(portalId)
  while (!signal.aborted) {
    const rows = await dueFormer(deps.db.prisma, portalId, deps.clock.now(), mostAtOnce)
    if (rows.length === 0) break
    await takeSteps(deps, portalId, settings, await withoutWaiting(deps, rows))
  }
  const again = await nextFormerDue(deps.db.prisma, portalId)
  return again ? { again } : undefined
}

/** What was planned before is on its way to the portal: the contact is looked at when it is there. */
async function withoutWaiting({ db, clock }: FormerDeps, rows: readonly FormerRow[]): Promise<FormerRow[]> {
  const ready: FormerRow[] = []
  for (const row of rows) {
    const names = [runNameOf(row), historyRunName(historyNameOf(row))]
    const waiting = await Promise.all(
      names.map((name) => waitingWrites(db.prisma, row.portalId, runIdOf(row.portalId, name))),
    )
    if (waiting.every((count) => count === 0)) ready.push(row)
    else await updateFormer(db.prisma, row, { lookAt: later(clock.now()) })
  }
  return ready
}

const later = (now: Date) => new Date(now.getTime() + stepMs)

async function takeSteps(
  deps: FormerDeps,
  portalId: string,
  settings: FormerContactSettings,
  rows: readonly FormerRow[],
) {
  const actor: Actor = { kind: 'portal', portalId }
  const contacts = await readContacts(
    deps.portal,
    actor,
    rows.map(({ contactId }) => contactId),
  )
  const ids = rows.flatMap((row) => [...row.links, ...(contacts.get(row.contactId)?.links ?? [])])
  const companies = await readCompanies(deps.portal, actor, [...new Set(ids.map(({ companyId }) => companyId))])
  const taken = rows.map((row): Taken => {
    const contact = contacts.get(row.contactId) ?? null
    return { row, contact, step: nextStep(factsOf(row, contact, companies, settings)) }
  })
  await planSteps(deps, portalId, taken, companies)
  for (const one of taken) await keepStep(deps, one, companies)
}

function factsOf(
  row: FormerRow,
  contact: SeenContact | null,
  companies: ReadonlyMap<number, SeenCompany>,
  settings: FormerContactSettings,
): FormerFacts {
  const listing = [...companies.values()].filter(({ list }) => contactsIn(list).includes(row.contactId))
  return {
    marked: contact?.marked ?? null,
    links: contact?.links ?? [],
    kept: row.links,
    companies: new Set(companies.keys()),
    listed: new Set(listing.map(({ id }) => id)),
    historyDone: row.historyRead,
    settings,
  }
}

async function keepStep(deps: FormerDeps, { row, contact, step }: Taken, companies: ReadonlyMap<number, SeenCompany>) {
  const { clock, db } = deps
  const now = clock.now()
  const name = contact?.name ?? row.name
  const state = contact?.marked ? 'leaving' : 'returning'
  if (step.do === 'remember') {
    const links = step.links.map((one) => ({ ...one }))
    await updateFormer(db.prisma, row, { links, name, state, historyRead: false, historyAfter: 0, lookAt: now })
  } else if (step.do === 'history') {
    const { after, more } = await deps.tieHistory(row.portalId, {
      contactId: row.contactId,
      name: historyNameOf(row),
      after: row.historyAfter,
    })
    await updateFormer(db.prisma, row, { historyAfter: after, historyRead: !more, lookAt: more ? now : later(now) })
  } else if (step.do !== 'rest') {
    await updateFormer(db.prisma, row, {
      state,
      name,
      because: step.because.map((one) => ({ ...one })),
      lookAt: later(now),
    })
  } else await rest(deps, { row, contact, step }, companies)
}

async function rest(
  deps: FormerDeps,
  { row, contact, step }: Taken,
  companies: ReadonlyMap<number, SeenCompany>,
): Promise<void> {
  if (step.do !== 'rest') return
  const now = deps.clock.now()
  const { state } = step
  const because = step.because.map((one) => ({ ...one }))
  const ended = state === 'left' ? { leftAt: row.leftAt ?? now } : { returnedAt: now, lasting: null }
  await deps.db.prisma.$transaction(async (tx) => {
    await updateFormer(tx, row, { ...ended, state, because, lookAt: null, name: contact?.name ?? row.name })
    if (row.state === state) return
    const { portalId, contactId: entityId } = row
    const place = { portalId, entityTypeId: contactEntityTypeId, entityId }
    await recordDecisions(tx, [{ ...place, kind: formerRule, outcome: state, because: step.because, decidedAt: now }])
    if (state === 'left' && contact) await tellOfFormer(deps, tx, row, contact, companies)
  })
}
