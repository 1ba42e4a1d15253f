import type { KnownRecord, RecordState } from './record-state.ts'

/** A difference between two looks at a record. */
export interface RecordChange {
  kind: 'added' | 'changed' | 'deleted'
  entityTypeId: number
  id: number
  /** Names of the fields that differ; all that are watched where `before` is unknown. */
  fields: readonly string[]
  /** Null: it was never seen before. */
  before: RecordState | null
  /** Null: it is gone. */
  after: RecordState | null
  /** Who changed it last, as the portal says; null when it is gone or the portal does not say. */
  updatedBy: number | null
}

const plainFields = ['title', 'assignedById', 'stageId', 'categoryId', 'companyId'] as const
const idFields = ['companyIds', 'contactIds'] as const

const sameIds = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((id, at) => id === b[at])

/** Equal whatever the order of keys, which PostgreSQL does not keep. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = Object.keys(left)
  return keys.length === Object.keys(right).length && keys.every((key) => key in right && same(left[key], right[key]))
}

/**
 * A field that no look has named yet (the portal got it later, or only an answer to a write of ours was kept) has no earlier value.
 * It is told of where it is filled in and the record has changed since; what lay there all the time is no news.
 */
function differing(before: RecordState, after: RecordState): string[] {
  const changedSince = before.updatedTime?.getTime() !== after.updatedTime?.getTime()
  return [
    ...plainFields.filter((name) => before[name] !== after[name]),
    ...idFields.filter((name) => !sameIds(before[name], after[name])),
    ...Object.entries(after.watched)
      .filter(([name, value]) =>
        name in before.watched ? !same(before.watched[name], value) : changedSince && isFilledIn(value),
      )
      .map(([name]) => name),
  ]
}

/** An empty field comes as an empty text, list or null, an unset flag as N or false. */
const isFilledIn = (value: unknown): boolean =>
  !(value === null || value === '' || value === 'N' || value === false || (Array.isArray(value) && value.length === 0))

const everyField = (state: RecordState) => [...plainFields, ...idFields, ...Object.keys(state.watched)]

export interface Look {
  entityTypeId: number
  id: number
  known: KnownRecord | null
  /** What the portal has now; null: nothing. */
  present: RecordState | null
  /** Since when records of this type are watched: an unknown one that is younger was added, an older one is met. */
  watchedSince: Date
  /** Records that are met for the first time are no news: the first pass over what was there before us. */
  meetSilently: boolean
}

/**
 * What a look tells. It depends on what is known and what is there, never on which event led to the look: so any order and any
 * repetition of events ends in the same state.
 */
export function recordChange(look: Look): RecordChange | null {
  const { entityTypeId, id, known, present, watchedSince, meetSilently } = look
  const before = known && !known.deleted ? known.state : null
  if (!present)
    return known?.deleted
      ? null
      : { kind: 'deleted', entityTypeId, id, fields: [], before, after: null, updatedBy: null }
  const told = { entityTypeId, id, before, after: present, updatedBy: present.updatedBy }
  if (before) {
    const fields = differing(before, present)
    return fields.length === 0 ? null : { ...told, kind: 'changed', fields }
  }
  const isNew = known !== null || (present.createdTime !== null && present.createdTime >= watchedSince)
  if (isNew) return { ...told, kind: 'added', fields: everyField(present) }
  return meetSilently ? null : { ...told, kind: 'changed', fields: everyField(present) }
}
