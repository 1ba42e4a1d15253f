import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { portalTime } from '../wire/time.ts'
import { baseCurrency } from './base-currency.ts'
import { defaultCategory, statusesOf } from './stages.ts'
import { COMPANY } from './type-ids.ts'
import type { EntityType } from './types.ts'

const DAY_MS = 86_400_000
/** Dictionaries whose first value a new item gets. */
const FIRST_OF_DICTIONARY = ['sourceId', 'typeId', 'industry', 'employees']

/** What a new item has before the caller's fields are put in. Bitrix24 docs: crm/universal/crm-item-add#parametr-fields. */
export function fillDefaults(state: PortalState, type: EntityType, item: Item, userId: number): void {
  const has = (name: string): boolean => type.fields.has(name)
  item.assignedById = userId
  item.opened = 'Y'
  if (has('hasPhone')) Object.assign(item, { hasPhone: 'N', hasEmail: 'N', hasImol: 'N' })
  if (has('export')) item.export = 'Y'
  if (has('currencyId')) item.currencyId = baseCurrency(state)
  if (has('categoryId')) item.categoryId = defaultCategory(state, type.id)
  for (const name of FIRST_OF_DICTIONARY) {
    const entity = type.fields.get(name)?.statusEntity
    if (entity !== undefined) item[name] = statusesOf(state, entity)[0]?.statusId ?? null
  }
  if (has('begindate')) item.begindate = dayFrom(state, 0)
  for (const name of ['closedate', 'actualDate']) if (has(name)) item[name] = dayFrom(state, 7)
  if (has('mycompanyId')) item.mycompanyId = firstOwnCompany(state)
  if (has('quoteNumber')) item.quoteNumber = String(item.id)
  if (has('accountNumber')) item.accountNumber = String(item.id)
}

/** A date as items keep it: midnight of Greenwich in the portal's zone. */
function dayFrom(state: PortalState, days: number): string {
  return `${portalTime(state.clock.now() + days * DAY_MS).slice(0, 10)}T03:00:00+03:00`
}

function firstOwnCompany(state: PortalState): number | null {
  const companies = state.items.of(COMPANY)
  const ids = companies.valueIndex('isMyCompany', (item) => (item.isMyCompany === 'Y' ? ['Y'] : [])).of('Y')
  return ids.find((id) => companies.get(id)?.isMyCompany === 'Y') ?? null
}
