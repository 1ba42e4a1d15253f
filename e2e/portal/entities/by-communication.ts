import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { comparable, multifieldsOf } from './multifields.ts'

/** A value in the form it is compared in: the extension of a number does not count. */
export function comparableCommunication(typeId: string, value: string): string {
  return comparable(typeId, typeId === 'PHONE' ? value.replace(/[;,x#].*$/i, '') : value)
}

/** Items that have one of these phones or addresses (in comparable form), the oldest first, whoever may read them. */
export function itemsByCommunication(
  state: PortalState,
  entityTypeId: number,
  typeId: string,
  values: ReadonlySet<string>,
): Item[] {
  const table = state.items.of(entityTypeId)
  const keys = (item: Item): string[] =>
    multifieldsOf(item)
      .filter((one) => one.typeId === typeId)
      .map((one) => comparableCommunication(typeId, one.value))
  const index = table.valueIndex(`duplicates:${typeId}`, keys)
  const ids = new Set([...values].flatMap((value) => index.of(value)))
  return [...ids]
    .toSorted((a, b) => a - b)
    .map((id) => table.get(id))
    .filter((item): item is Item => item !== undefined && keys(item).some((key) => values.has(key)))
}
