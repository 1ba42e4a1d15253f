import type { Item } from './records.ts'
import { addId, removeId } from './sorted-ids.ts'

/** A value that rows are found by. */
export type Key = string | number
export type ReadKeys = (item: Item) => readonly Key[]

/**
 * Ids of rows by a value of theirs. A record that was changed in place and put again leaves its old value here, so whoever
 * looks rows up tests them once more; a missing row cannot be.
 */
export class ValueIndex {
  private readonly read: ReadKeys
  /** One id is kept bare: most values of a key like originId belong to one row. */
  private readonly ids = new Map<Key, number | number[]>()

  constructor(read: ReadKeys, rows: Iterable<Item>) {
    this.read = read
    for (const item of rows) this.add(item)
  }

  of(key: Key): readonly number[] {
    const found = this.ids.get(key)
    return found === undefined ? [] : typeof found === 'number' ? [found] : found
  }

  add(item: Item): void {
    for (const key of this.read(item)) {
      const found = this.ids.get(key)
      if (found === undefined) this.ids.set(key, item.id)
      else if (typeof found !== 'number') addId(found, item.id)
      else if (found !== item.id) this.ids.set(key, found < item.id ? [found, item.id] : [item.id, found])
    }
  }

  remove(item: Item): void {
    for (const key of this.read(item)) {
      const found = this.ids.get(key)
      if (found === item.id) this.ids.delete(key)
      else if (typeof found === 'object') removeId(found, item.id)
    }
  }
}
