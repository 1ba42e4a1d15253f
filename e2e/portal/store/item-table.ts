import { OrderIndex } from './order-index.ts'
import type { Item } from './records.ts'
import { addId, placeAfter, removeId } from './sorted-ids.ts'
import type { ReadKeys } from './value-index.ts'
import { ValueIndex } from './value-index.ts'

/**
 * Items of one CRM type. Ids are also kept sorted in an array, so that a keyset page (`>id`, 50 rows) costs a binary
 * search and not a walk from the beginning, however deep it is. Indexes are made when first asked for and kept up by
 * `put` and `delete`: a record that is changed in place has to be put again.
 */
export class ItemTable {
  readonly rows = new Map<number, Item>()
  private ids: number[] = []
  private readonly byValue = new Map<string, ValueIndex>()
  private readonly byOrder = new Map<string, OrderIndex>()

  get size(): number {
    return this.rows.size
  }

  get(id: number): Item | undefined {
    return this.rows.get(id)
  }

  put(item: Item): void {
    const old = this.rows.get(item.id)
    if (!old) addId(this.ids, item.id)
    this.rows.set(item.id, item)
    for (const index of this.indexes()) {
      if (old && old !== item) index.remove(old)
      index.add(item)
    }
  }

  delete(id: number): boolean {
    const old = this.rows.get(id)
    if (!old) return false
    this.rows.delete(id)
    removeId(this.ids, id)
    for (const index of this.indexes()) index.remove(old)
    return true
  }

  /** Items with `after < id < before`, by id, ascending or descending; `skip` rows are passed over without being looked at. */
  *range(after: number, before: number, descending = false, skip = 0): Generator<Item> {
    const from = placeAfter(this.ids, after)
    const to = placeAfter(this.ids, before - 1)
    for (let step = skip; step < to - from; step += 1) {
      const id = this.ids[descending ? to - 1 - step : from + step]
      const item = id === undefined ? undefined : this.rows.get(id)
      if (item) yield item
    }
  }

  /** How many items have `after < id < before`. */
  count(after: number, before: number): number {
    return Math.max(0, placeAfter(this.ids, before - 1) - placeAfter(this.ids, after))
  }

  /** The index of a value; `name` has to mean the same value at every call. */
  valueIndex(name: string, read: ReadKeys): ValueIndex {
    const known = this.byValue.get(name) ?? new ValueIndex(read, this.rows.values())
    this.byValue.set(name, known)
    return known
  }

  orderIndex(name: string, read: ReadKeys): OrderIndex {
    const known = this.byOrder.get(name) ?? new OrderIndex(read, this.rows.values())
    this.byOrder.set(name, known)
    return known
  }

  private *indexes(): Generator<ValueIndex | OrderIndex> {
    yield* this.byValue.values()
    yield* this.byOrder.values()
  }
}
