import type { Item } from './records.ts'
import type { Key, ReadKeys } from './value-index.ts'

export interface Bounds {
  /** Absent = from the beginning. */
  from?: { key: Key; inclusive: boolean }
  to?: { key: Key; inclusive: boolean }
}

/**
 * Rows in the order of a value, then of the id: for "changed after" walks. Rows without the value are not here. An entry
 * whose record no longer has the value (changed in place) is left to the reader, who compares: see {@link OrderIndex.holds}.
 */
export class OrderIndex {
  private readonly read: ReadKeys
  private keys: Key[] = []
  private ids: number[] = []

  constructor(read: ReadKeys, rows: Iterable<Item>) {
    this.read = read
    const entries: { key: Key; id: number }[] = []
    for (const item of rows) {
      const key = read(item)[0]
      if (key !== undefined) entries.push({ key, id: item.id })
    }
    entries.sort((a, b) => (a.key === b.key ? a.id - b.id : a.key < b.key ? -1 : 1))
    this.keys = entries.map((one) => one.key)
    this.ids = entries.map((one) => one.id)
  }

  add(item: Item): void {
    const key = this.read(item)[0]
    if (key === undefined) return
    const place = this.place(key, item.id)
    if (this.ids[place] === item.id && this.keys[place] === key) return
    this.keys.splice(place, 0, key)
    this.ids.splice(place, 0, item.id)
  }

  remove(item: Item): void {
    const key = this.read(item)[0]
    if (key === undefined) return
    const place = this.place(key, item.id)
    if (this.ids[place] !== item.id || this.keys[place] !== key) return
    this.keys.splice(place, 1)
    this.ids.splice(place, 1)
  }

  get size(): number {
    return this.ids.length
  }

  /** Does the entry at a place still say the truth about its record? */
  holds(place: number, item: Item): boolean {
    return this.read(item)[0] === this.keys[place]
  }

  /** Places `from` (included) and `to` (excluded) of the rows within bounds. */
  places({ from, to }: Bounds): { from: number; to: number } {
    const start = from === undefined ? 0 : this.place(from.key, from.inclusive ? -1 : Number.MAX_SAFE_INTEGER)
    const end = to === undefined ? this.ids.length : this.place(to.key, to.inclusive ? Number.MAX_SAFE_INTEGER : -1)
    return { from: start, to: Math.max(start, end) }
  }

  idAt(place: number): number {
    return this.ids[place] ?? 0
  }

  /** Ids at places, ascending by id. */
  idsBetween(from: number, to: number): number[] {
    return this.ids.slice(from, to).sort((a, b) => a - b)
  }

  /** Places in walking order: equal values keep ascending ids in both directions, as the portal's sorting does. */
  *walk(from: number, to: number, descending: boolean): Generator<number> {
    if (!descending) {
      for (let place = from; place < to; place += 1) yield place
      return
    }
    for (let end = to; end > from;) {
      let start = end - 1
      while (start > from && this.keys[start - 1] === this.keys[end - 1]) start -= 1
      for (let place = start; place < end; place += 1) yield place
      end = start
    }
  }

  /** Every place in walking order; equal values go newest first. */
  *walkNewest(descending: boolean): Generator<number> {
    if (descending) {
      for (let place = this.ids.length - 1; place >= 0; place -= 1) yield place
      return
    }
    for (let start = 0; start < this.ids.length;) {
      const end = this.place(this.keys[start] ?? '', Number.MAX_SAFE_INTEGER)
      for (let place = end - 1; place >= start; place -= 1) yield place
      start = end
    }
  }

  /** First place whose entry is not below (key, id). */
  private place(key: Key, id: number): number {
    let low = 0
    let high = this.keys.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const there = this.keys[middle] ?? ''
      if (there < key || (there === key && (this.ids[middle] ?? 0) < id)) low = middle + 1
      else high = middle
    }
    return low
  }
}
