import { LEAD } from '../entities/type-ids.ts'
import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { portalTime } from '../wire/time.ts'
import type { NewContact } from './large-clients.ts'
import * as words from './large-words.ts'
import type { Random } from './random.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const AGENTS: readonly [number, ...number[]] = [2, 3, 4, 5]
/** Left the company: the old requests are still under this name. */
const DISMISSED = 9
const OPEN_STAGES = ['NEW', 'IN_PROCESS', 'WAIT_EXECUTOR', 'WORK', 'WAIT_CLIENT'] as const

interface Span {
  from: number
  to: number
}

/** Requests in the order of their creation, as numbers are given in life; the older one is, the more surely it is closed. */
export function largeLeads(
  state: PortalState,
  random: Random,
  count: number,
  { contacts, span }: { contacts: readonly NewContact[]; span: Span },
): void {
  const table = state.items.of(LEAD)
  for (let index = 0; index < count; index += 1) {
    const createdMs = span.from + ((span.to - span.from) * index) / count
    table.put(lead(state, random, { createdMs, contact: someContact(random, contacts), span, share: index / count }))
  }
}

/** A few clients write often, most seldom. */
function someContact(random: Random, contacts: readonly NewContact[]): NewContact | undefined {
  if (random.chance(0.04)) return undefined
  return contacts[Math.floor(random.next() ** 2 * contacts.length)]
}

interface Birth {
  createdMs: number
  contact: NewContact | undefined
  span: Span
  /** How far through the years, 0 to 1. */
  share: number
}

function lead(state: PortalState, random: Random, { createdMs, contact, span, share }: Birth): Item {
  const id = state.ids.next(`item:${LEAD}`)
  const openFor = HOUR_MS * (1 + random.below(240))
  const isOpen = createdMs + openFor > span.to || random.chance(0.005)
  const stageId = isOpen ? random.pick(OPEN_STAGES) : random.chance(0.86) ? 'CONVERTED' : 'JUNK'
  const movedMs = Math.min(span.to, createdMs + (isOpen ? random.below(openFor) : openFor))
  const moved = portalTime(movedMs)
  const touched = portalTime(Math.min(span.to, movedMs + random.below(2 * DAY_MS)))
  const person = share < 0.4 && random.chance(0.2) ? DISMISSED : random.pick(AGENTS)
  const sourceId = random.pick(words.sources)
  // The first third of the history came from the program that was used before.
  const imported = share < 1 / 3
  return {
    id,
    title: `${random.pick(words.troubles)} ${random.pick(words.places)}`,
    stageId,
    stageSemanticId: isOpen ? 'P' : stageId === 'CONVERTED' ? 'S' : 'F',
    sourceId,
    sourceDescription: null,
    comments: random.chance(0.3) ? random.pick(words.remarks) : null,
    assignedById: person,
    observers: random.chance(0.02) ? [random.pick(AGENTS)] : [],
    opened: 'Y',
    contactIds: contact ? [contact.id] : [],
    contactId: contact?.id ?? null,
    companyId: contact?.companyId || null,
    isReturnCustomer: contact ? 'Y' : 'N',
    opportunity: random.chance(0.1) ? 500 * (1 + random.below(400)) : null,
    currencyId: 'RUB',
    utmSource: sourceId === 'WEB' ? 'site' : null,
    originatorId: imported ? 'old-desk' : null,
    originId: imported ? `D-${id}` : null,
    hasPhone: 'N',
    hasEmail: 'N',
    hasImol: 'N',
    createdTime: portalTime(createdMs),
    createdBy: imported ? 1 : person,
    movedTime: moved,
    movedBy: person,
    dateClosed: isOpen ? null : moved,
    updatedTime: touched,
    updatedBy: person,
    lastActivityTime: touched,
    lastActivityBy: person,
  }
}
