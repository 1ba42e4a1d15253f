import type { Database } from '../platform/db/database.ts'
import { recordAudit } from '../audit/index.ts'
import { reason } from '../kernel/reason.ts'
import type { Clock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { PortalClient, Viewer } from '../portal/index.ts'
import type { DecideBody } from './contract.ts'
import type { CardSettings } from './declaration.ts'
import { formersByContact } from './former-card-store.ts'
import { importJob } from './import-job.ts'
import { companyPlan, joined } from './plan-card.ts'
import { readKnownContact, readMatches } from './read-matches.ts'
import type { CardPlan } from './rules/card-plan.ts'
import { chooseCompany } from './rules/choose-company.ts'
import type { CardStore, StoredCard } from './store.ts'

export interface DecideDeps {
  db: Pick<Database, 'prisma'>
  portal: PortalClient
  clock: Clock
  store: CardStore
  addJob: Jobs['add']
  settings(portalId: string): Promise<CardSettings>
}

const noChecks = { checkPhones: false, checkEmails: false }

/**
 * A person's word on a doubtful card: it belongs to a contact that is there, it is a new person, or it is left out. Written by the
 * import's job. Throws `cards.not-found`, `cards.decided` when somebody was quicker, `record.not-found`.
 */
export async function decideCard(deps: DecideDeps, viewer: Viewer, id: number, body: DecideBody): Promise<void> {
  const { portalId, userId } = viewer
  const card = await deps.store.card(portalId, id)
  if (!card) throw new AppError('cards.not-found')
  if (card.state !== 'doubtful' && card.state !== 'failed') throw new AppError('cards.decided')
  const plan = body.action === 'skip' ? null : await planOf(deps, portalId, card, body)
  const now = deps.clock.now()
  await deps.db.prisma.$transaction(async (tx) => {
    const mine = await deps.store.decide(tx, { portalId, id, userId, now, plan })
    if (!mine) throw new AppError('cards.decided')
    const actor = { kind: 'person' as const, id: String(userId) }
    await recordAudit(tx, { portalId, at: now, actor, action: 'cards.decided', after: { cardId: id, ...body } })
    if (plan) await deps.addJob(importJob(portalId, card.importId), tx)
  })
}

async function planOf(
  deps: DecideDeps,
  portalId: string,
  { card, importId }: StoredCard,
  body: Exclude<DecideBody, { action: 'skip' }>,
): Promise<CardPlan> {
  const actor = { kind: 'portal' as const, portalId }
  const settings = await deps.settings(portalId)
  const [found = { companies: [], contacts: [] }] = await readMatches(deps.portal, actor, [card], noChecks)
  const named = chooseCompany(card, found.companies)
  const because = [reason(body.action === 'link' ? 'cards.person-linked' : 'cards.person-made')]
  if (body.action === 'link') {
    const contact = await readKnownContact(deps.portal, actor, body.contactId)
    if (!contact) throw new AppError('record.not-found')
    const past = { ofUid: null, ofContact: await formersByContact(deps.db.prisma, portalId, importId, [contact.id]) }
    const several = named.kind === 'several' ? named.companies.find((one) => contact.companyIds.includes(one.id)) : null
    const company = several ? { kind: 'known' as const, id: several.id } : companyPlan(named)
    return { company, contact: joined(card, contact, settings, past), because }
  }
  const chosen = body.companyId
  const company =
    chosen === null
      ? companyPlan(named.kind === 'several' ? oldest(named) : named)
      : { kind: 'known' as const, id: chosen }
  return { company, contact: card.kind === 'company' ? null : { kind: 'new' }, because }
}

/** Of several companies with one name, when nobody says which: the one that was there first. */
function oldest(choice: Extract<ReturnType<typeof chooseCompany>, { kind: 'several' }>) {
  const [first] = choice.companies.toSorted((a, b) => a.id - b.id)
  return first
    ? { kind: 'known' as const, id: first.id, title: first.title, because: choice.because }
    : { kind: 'none' as const, because: [] }
}
