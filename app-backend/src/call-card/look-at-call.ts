import {
  cardPath,
  contactEntityTypeId,
  personOf,
  withDescendants,
  type Organisation,
  type Viewer,
} from '../portal/index.ts'
import type { CardDeps, KnownStatus } from './card-deps.ts'
import type { CallLook, CallMatch, ColourRule, directions } from './contract.ts'
import { findByPhone, numberOf } from './find-by-phone.ts'
import { readColourRules } from './rule-store.ts'
import { colourOfCall, type Coloured, type Found } from './rules/colour-of-call.ts'
import { ruleText } from './rules/rule-text.ts'

export interface AskedCall {
  phone: string
  direction: (typeof directions)[number]
  /** At the telephone. */
  callerId: number
  companies: readonly number[]
}

export interface LookedAt {
  look: CallLook
  coloured: Coloured<ColourRule>
}

/** Whose client is on the line, by the portal's rules; two requests for a number, none for a hidden or an internal one. */
export async function lookAtCall(deps: CardDeps, viewer: Viewer, call: AskedCall): Promise<LookedAt> {
  const { portalId } = viewer
  const asked = numberOf(call.phone)
  const found = asked.number === 'public' ? await findByPhone(deps, portalId, asked.phone, call.companies) : []
  const organisation = await deps.people.organisation(await deps.tenantOf(portalId))
  const { rules } = await readColourRules(deps, portalId)
  const { number } = asked
  const { callerId, direction } = call
  const coloured = colourOfCall(rules, { number, found, callerId, direction, team: teamOf(organisation, callerId) })
  const { known } = await deps.statuses(portalId)
  const viewOf = (one: Found): CallMatch => matchView(one, { organisation, known, viewer })
  const { rule, subject, because } = coloured
  const words = wordsOf(coloured, { found, organisation, known, phone: asked.phone })
  const look: CallLook = {
    colour: rule?.colour ?? 'grey',
    title: ruleText(rule?.title ?? '', words),
    text: ruleText(rule?.text ?? '', words),
    action: rule?.action ?? 'none',
    phone: asked.phone,
    subject: subject && viewOf(subject),
    matches: [...(subject ? [subject] : []), ...found.filter((one) => one !== subject)].map(viewOf),
    because,
  }
  return { look, coloured }
}

/** People of the departments that the caller heads, and of those below. */
function teamOf({ people, departments }: Organisation, callerId: number): Set<number> {
  const headed = (departments ?? []).filter(({ head }) => head === callerId).map(({ id }) => id)
  const under = withDescendants(departments ?? [], headed)
  return new Set(
    people.filter((one) => one.id !== callerId && one.departments.some((id) => under.has(id))).map(({ id }) => id),
  )
}

interface ViewFacts {
  organisation: Organisation
  known: readonly KnownStatus[]
  viewer: Viewer
}

/** A seller may lack the right to a foreign company: its card is linked for its responsible and administrators alone. */
function matchView(
  { level, entityTypeId, id, title, status, responsibleId, away }: Found,
  facts: ViewFacts,
): CallMatch {
  const { organisation, known, viewer } = facts
  const stands = known.find(({ key }) => key === status)
  const open = viewer.isAdmin || responsibleId === viewer.userId || (level !== 'company' && level !== 'contact-company')
  return {
    level,
    entityTypeId,
    id,
    title,
    path: open ? cardPath(entityTypeId, id) : null,
    status: stands
      ? {
          name: stands.name,
          tone: stands.tone,
        }
      : null,
    responsible: responsibleId === null ? null : personView(organisation, responsibleId),
    ...(away ? { away: awayView(away) } : {}),
  }
}

const awayView = ({ since, companies, successor }: NonNullable<Found['away']>): NonNullable<CallMatch['away']> => ({
  since: since.toISOString(),
  companies,
  successor: successor && { ...successor, path: cardPath(contactEntityTypeId, successor.id) },
})

export function personView(organisation: Organisation, id: number) {
  const person = personOf(organisation, id)
  return { id, name: person?.name ?? `№ ${id}`, active: person?.active === true }
}

function wordsOf(
  { subject }: Coloured<ColourRule>,
  {
    found,
    organisation,
    known,
    phone,
  }: { found: readonly Found[]; organisation: Organisation; known: readonly KnownStatus[]; phone: string },
) {
  const titleOf = (...levels: Found['level'][]): string =>
    found.find(({ level }) => levels.includes(level))?.title ?? ''
  const isCompany = subject?.level === 'company' || subject?.level === 'contact-company'
  return {
    company: isCompany ? subject.title : titleOf('company', 'contact-company'),
    contact: titleOf('contact'),
    lead: titleOf('lead'),
    responsible: subject?.responsibleId == null ? '' : personView(organisation, subject.responsibleId).name,
    status: known.find(({ key }) => key === subject?.status)?.name ?? '',
    number: phone,
  }
}
