import type { Database } from '../platform/db/database.ts'
import { recordDecisions } from '../audit/index.ts'
import { companyName } from '../kernel/company-name.ts'
import { reason } from '../kernel/reason.ts'
import type { Clock } from '../platform/clock/clock.ts'
import { isAppError } from '../platform/errors/app-error.ts'
import type { Logger } from '../platform/log/logger.ts'
import { contactEntityTypeId, type Tenant } from '../portal/index.ts'
import { answerSender, type AnswerDeps } from './answer-sender.ts'
import type { CardSettings } from './declaration.ts'
import { formersByContact, formersByUid } from './former-card-store.ts'
import { nameCompanies } from './name-companies.ts'
import { planCard } from './plan-card.ts'
import { cardsInRequest, readMatches } from './read-matches.ts'
import type { CardData } from './rules/card-data.ts'
import { cardPerson, nameOf } from './rules/card-person.ts'
import type { CardEnd, StoredCard } from './store.ts'
import { writeAddresses, type CardWithContact } from './writes/write-addresses.ts'
import { writeCompanies } from './writes/write-companies.ts'
import { writeContacts, type CardWithCompany } from './writes/write-contacts.ts'
import { actorOf, cardRunId, type CardWork, type CardWriteDeps, type PlannedCard } from './writes/write-deps.ts'
import { writePhoto } from './writes/write-photo.ts'

export interface ImportDeps extends CardWriteDeps, AnswerDeps {
  db: Pick<Database, 'prisma'>
  clock: Clock
  log: Logger
  tenantOf(portalId: string): Promise<Tenant>
  settings(portalId: string): Promise<CardSettings>
}

/**
 * Does what is left of an import: decides on cards that wait, writes those that are decided, tells the sender. Some cards at a time;
 * may be repeated after any break. Requests: one to read, one each for companies, contacts and addresses of up to twelve cards.
 */
export async function importLetter(
  deps: ImportDeps,
  portalId: string,
  importId: number,
  signal: AbortSignal,
): Promise<void> {
  const origin = await deps.store.import(portalId, importId)
  if (!origin || origin.state === 'undone') return
  const [tenant, settings] = await Promise.all([deps.tenantOf(portalId), deps.settings(portalId)])
  const work: CardWork = { tenant, origin, settings }
  while (!signal.aborted) {
    const cards = firstOfEach(await deps.store.open(portalId, importId, cardsInRequest(settings)))
    if (cards.length === 0) break
    await decide(
      deps,
      work,
      cards.filter(({ state }) => state === 'waiting'),
    )
    const ready = await deps.store.open(portalId, importId, cards.length)
    await write(
      deps,
      work,
      ready.filter((one): one is PlannedCard => one.plan !== null && one.state === 'planned'),
    )
  }
  if (signal.aborted) throw new Error('stopped')
  if (origin.state === 'working') await finish(deps, work)
}

/** A person who stands in a letter twice is looked for anew when the first of the two cards is written. */
function firstOfEach(cards: readonly StoredCard[]): StoredCard[] {
  const seen = new Set<string>()
  const first: StoredCard[] = []
  for (const one of cards) {
    const key = personKey(one.card)
    if (seen.has(key)) break
    seen.add(key)
    first.push(one)
  }
  return first
}

const personKey = (card: CardData) => `${companyName(card.company).key}/${nameOf(cardPerson(card)).toLowerCase()}`

async function decide(deps: ImportDeps, work: CardWork, cards: readonly StoredCard[]): Promise<void> {
  if (cards.length === 0) return
  const { id: portalId } = work.tenant
  const list = cards.map(({ card }) => card)
  const { prisma } = deps.db
  const uids = cards.map(({ uid }) => uid)
  const byUid = await formersByUid(prisma, portalId, work.origin.id, uids)
  const ofUids = uids.map((uid) => byUid.get(uid)?.contactId ?? null)
  const matches = await readMatches(deps.portal, actorOf(work), list, work.settings, ofUids)
  const contactIds = matches.flatMap(({ contacts }) => contacts.map(({ id }) => id))
  const ofContact = await formersByContact(prisma, portalId, work.origin.id, contactIds)
  const decisions = cards.map(({ card, uid }, at) => {
    const past = { ofUid: byUid.get(uid) ?? null, ofContact }
    return planCard(card, matches[at] ?? { companies: [], contacts: [] }, work.settings, past)
  })
  const doubtful = decisions.flatMap((one) => (one.kind === 'end' ? (one.end.choices ?? []) : []))
  await nameCompanies(deps.portal, actorOf(work), doubtful)
  for (const [at, { id }] of cards.entries()) {
    const decision = decisions[at]
    if (decision?.kind === 'plan') await deps.store.plan(portalId, id, decision.plan)
    else if (decision) await deps.store.end(portalId, id, decision.end)
  }
}

async function write(deps: ImportDeps, work: CardWork, cards: readonly PlannedCard[]): Promise<void> {
  if (cards.length === 0) return
  const companies = await writeCompanies(deps, work, cards)
  const ready: CardWithCompany[] = []
  for (const card of cards) {
    const company = companies.get(card.id)
    if (company?.status === 'rejected') await fail(deps, work, card, company.reason)
    else if (card.plan.contact) ready.push({ card, companyId: company?.value ?? null })
    else await end(deps, work, card, { state: 'created', why: card.plan.because, companyId: company?.value ?? null })
  }
  const contacts = await writeContacts(deps, work, ready)
  const written: CardWithContact[] = []
  for (const [at, { card }] of ready.entries()) {
    const contact = contacts[at]
    if (contact?.status === 'rejected') await fail(deps, work, card, contact.reason)
    else if (contact)
      written.push({ card, contactId: contact.value.contactId, created: contact.value.outcome === 'created' })
  }
  await decorate(deps, work, written)
  for (const [at, { card, companyId }] of ready.entries()) {
    const contact = contacts[at]
    if (contact?.status !== 'fulfilled') continue
    const { contactId, outcome, added } = contact.value
    await end(deps, work, card, { state: outcome, why: card.plan.because, contactId, companyId, added })
  }
}

/** Address and photo: what the portal refuses of them costs nothing else. */
async function decorate(deps: ImportDeps, work: CardWork, contacts: readonly CardWithContact[]): Promise<void> {
  const results = await writeAddresses(deps, work, contacts)
  for (const one of contacts) {
    const { contact } = one.card.plan
    if (!one.card.hasPhoto || (contact?.kind === 'known' && !contact.photo)) continue
    results.push(...(await Promise.allSettled([writePhoto(deps, work, one)])))
  }
  for (const result of results) {
    if (result.status === 'fulfilled') continue
    if (!isRefusal(result.reason)) throw result.reason
    deps.log.warn({ importId: work.origin.id, error: result.reason.code }, 'address or photo of a card was refused')
  }
}

const isRefusal = (error: unknown) => isAppError(error, 'portal.refused', 'portal.no-rights')

/** A refusal in words is the card's; everything else is the portal's, and the import goes on later. */
async function fail(deps: ImportDeps, work: CardWork, card: PlannedCard, error: unknown): Promise<void> {
  if (!isAppError(error, 'portal.refused', 'portal.no-rights')) throw error
  const detail = String(error.params['detail'] ?? error.message).slice(0, 300)
  await end(deps, work, card, { state: 'failed', why: [reason('cards.refused', { detail })] })
}

/** The card's end and its decision are committed together. */
async function end(deps: ImportDeps, { tenant, origin }: CardWork, card: PlannedCard, how: CardEnd): Promise<void> {
  const { id: portalId } = tenant
  await deps.db.prisma.$transaction(async (tx) => {
    await deps.store.end(portalId, card.id, how, tx)
    if (!how.contactId) return
    await recordDecisions(tx, [
      {
        portalId,
        kind: 'cards',
        letterId: origin.letterId,
        entityTypeId: contactEntityTypeId,
        entityId: how.contactId,
        runId: cardRunId(portalId, origin.id),
        outcome: how.state,
        because: [...how.why, ...origin.because],
        decidedAt: deps.clock.now(),
      },
    ])
  })
}

async function finish(deps: ImportDeps, { tenant, origin, settings }: CardWork): Promise<void> {
  const cards = await deps.store.cardsOf(tenant.id, origin.id)
  const answerId = settings.answer ? await answerSender(deps, tenant, origin, cards) : null
  await deps.db.prisma.$transaction((tx) => deps.store.endImport(tx, tenant.id, origin.id, deps.clock.now(), answerId))
  deps.log.info({ importId: origin.id, letterId: origin.letterId, cards: cards.length }, 'visiting cards imported')
}
