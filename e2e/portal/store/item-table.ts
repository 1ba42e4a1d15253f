import type { Item } from './records.ts'

/**
 * Items of one CRM type. Ids are also kept sorted in an array, so that a keyset page (`>id`, 50 rows) costs a binary
 * search and not a walk from the beginning, however deep it is.
 */
export class ItemTable {
  readonly rows = new Map<number, Item>()
  private ids: number[] = []

  get size(): number {
    return this.rows.size
  }

  get(id: number): Item | undefined {
    return this.rows.get(id)
  }

  put(item: Item): void {
    if (!this.rows.has(item.id)) {
      const last = this.ids.at(-1)
      if (last === undefined || last < item.id) this.ids.push(item.id)
      else this.ids.splice(this.positionAfter(item.id), 0, item.id)
    }
    this.rows.set(item.id, item)
  }

  delete(id: number): boolean {
    if (!this.rows.delete(id)) return false
    this.ids.splice(this.positionAfter(id) - 1, 1)
    return true
  }

  /** Items with `after < id < before`, by id, ascending or descending. */
  *range(after: number, before: number, descending = false): Generator<Item> {
    const from = this.positionAfter(after)
    const to = this.positionAfter(before - 1)
    for (let step = 0; step < to - from; step += 1) {
      const id = this.ids[descending ? to - 1 - step : from + step]
      const item = id === undefined ? undefined : this.rows.get(id)
      if (item) yield item
    }
  }

  /** Index of the first id greater than `id`. */
  private positionAfter(id: number): number {
    let low = 0
    let high = this.ids.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.ids[middle] ?? 0) <= id) low = middle + 1
      else high = middle
    }
    return low
  }
}
