import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { RestError } from '../wire/rest-error.ts'
import { numbersOf, setCompaniesOfContact } from './company-contacts.ts'
import { semanticsOf, stagesOf } from './stages.ts'
import { CONTACT, DEAL, LEAD } from './type-ids.ts'
import type { EntityType } from './types.ts'

interface Change {
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
  settleStage(state, type, item, change)
  if (type.id === LEAD || type.id === DEAL) {
    item.isReturnCustomer = item.contactId || item.companyId ? 'Y' : 'N'
  }
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
  if (written.has('contactIds')) item.contactIds = [...new Set(numbersOf(item.contactIds))]
  else if (written.has('contactId')) item.contactIds = withPrimary(numbersOf(item.contactIds), item.contactId)
  item.contactId = numbersOf(item.contactIds)[0] ?? null
}

function withPrimary(ids: number[], primary: Item[string]): number[] {
  if (typeof primary !== 'number' || primary === 0) return ids.slice(1)
  return [primary, ...ids.filter((id) => id !== primary)]
}

function settleStage(state: PortalState, type: EntityType, item: Item, change: Change): void {
  const stages = stagesOf(state, type.id, item)
  if (stages.length === 0) return
  item.stageId = item.stageId || (change.before?.stageId ?? stages[0]?.statusId ?? null)
  const stage = stages.find((one) => one.statusId === item.stageId)
  if (!stage) throw new RestError('CRM_FIELD_ERROR_VALUE_NOT_VALID', 'Некорректное значение поля «Стадия»')
  if (change.before?.stageId === item.stageId) return
  if (type.fields.has('previousStageId')) item.previousStageId = change.before?.stageId ?? null
  item.movedTime = change.now
  item.movedBy = change.userId
  const semantics = semanticsOf(stage)
  if (type.fields.has('stageSemanticId')) item.stageSemanticId = semantics
  if (type.fields.has('dateClosed')) item.dateClosed = semantics === 'P' ? null : change.now
  if (type.fields.has('closed')) item.closed = semantics === 'P' ? 'N' : 'Y'
}
