import type { KnownRecord, RecordState } from './record-state.ts'

/**
 * A look, with what its answer did not name as it was known before: an answer to a write may call own fields by other names, and a
 * field that is not named is not an empty one. Bitrix24 docs: api-reference/crm/universal/crm-item-update (useOriginalUfNames)
 */
export function completedLook(
  present: RecordState | null,
  known: KnownRecord | null,
  watched: readonly string[],
): RecordState | null {
  if (!present || !known) return present
  const before = known.state.watched
  const left = watched.filter((name) => !(name in present.watched) && name in before)
  if (left.length === 0) return present
  return {
    ...present,
    watched: { ...Object.fromEntries(left.map((name) => [name, before[name]])), ...present.watched },
  }
}
