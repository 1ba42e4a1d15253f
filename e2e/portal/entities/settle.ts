import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asText } from '../wire/params.ts'
import { baseCurrency } from './base-currency.ts'
import { numbersOf, setCompaniesOfContact } from './company-contacts.ts'
import { settleOpportunity } from './recalculate-opportunity.ts'
import { settleStage } from './settle-stage.ts'
import { CONTACT, DEAL, LEAD } from './type-ids.ts'
import type { EntityType } from './types.ts'

export interface Change {
  before: Item | null
  /** Names that the writer touched. */
  written: ReadonlySet<string>
  userId: number
  /** ISO, portal zone. */
  now: string
}

/** Brings the fields that depend on one another in line after a write. */
export function settle(state: PortalState, type: EntityType, item: Item, change: Change): void {
  settleClient(type, item, change)
  if (type.fields.has('currencyId') && !item.currencyId) item.currencyId = baseCurrency(state)
  settleStage(state, type, item, change)
  const ofMoney = ['opportunity', 'isManualOpportunity', 'taxValue'].some((name) => change.written.has(name))
  if (change.before && ofMoney) settleOpportunity(state, type.id, item)
  if (type.id === LEAD) item.isReturnCustomer = item.contactId || item.companyId ? 'Y' : 'N'
  if (type.id === DEAL && change.before === null) settleReturn(state, item)
}

/** `contactIds` and `contactId` (the primary one) say the same thing twice; so do a contact's `companyIds` and `companyId`. */
function settleClient(type: EntityType, item: Item, { written }: Change): void {
  if (type.id === CONTACT) {
    if (written.has('companyIds')) setCompaniesOfContact(item, numbersOf(item.companyIds))
    else if (written.has('companyId'))
      setCompaniesOfContact(item, withPrimary(numbersOf(item.companyIds), item.companyId))
    return
  }
  if (!type.fields.has('contactId')) return
  if (written.has('contactIds')) setContacts(item, [...new Set(numbersOf(item.contactIds))])
  else if (written.has('contactId')) setContacts(item, withPrimary(numbersOf(item.contactIds), item.contactId))
}

function setContacts(item: Item, ids: number[]): void {
  item.contactIds = ids
  item.contactId = ids[0] ?? null
  delete item.contactSorts
}

function withPrimary(ids: number[], primary: Item[string]): number[] {
  if (typeof primary !== 'number' || primary === 0) return ids.slice(1)
  return [primary, ...ids.filter((id) => id !== primary)]
}

/** A new deal of a client who has bought before is a return, of one who has only asked a repeated approach. */
function settleReturn(state: PortalState, item: Item): void {
  const deals = state.items.of(DEAL)
  const keys = (deal: Item): string[] => [
    ...(deal.companyId ? [`company ${asText(deal.companyId)}`] : []),
    ...numbersOf(deal.contactIds).map((id) => `contact ${id}`),
  ]
  const index = deals.valueIndex('client', keys)
  const earlier = keys(item).flatMap((key) => index.of(key).map((id) => deals.get(id)))
  const won = earlier.some((deal) => deal?.stageSemanticId === 'S')
  item.isReturnCustomer = won ? 'Y' : 'N'
  item.isRepeatedApproach = !won && earlier.length > 0 ? 'Y' : 'N'
}
