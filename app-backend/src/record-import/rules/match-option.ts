import type { Checked } from '../../kernel/checked.ts'
import { reason } from '../../kernel/reason.ts'
import { folded } from './folded.ts'
import type { TargetField, FieldKind } from './target-field.ts'
import type { Transform } from './mapping.ts'

/** Entries of one field, ready to be asked for each row. */
export interface OptionIndex {
  kind: FieldKind
  ids: ReadonlySet<string>
  /** null: several entries are called so. */
  byName: ReadonlyMap<string, string | null>
}

export function optionIndex({ kind, options }: Pick<TargetField, 'kind' | 'options'>): OptionIndex {
  const byName = new Map<string, string | null>()
  for (const { id, name } of options) byName.set(folded(name), byName.has(folded(name)) ? null : id)
  return { kind, ids: new Set(options.map(({ id }) => id)), byName }
}

/**
 * Entry of a list or stage that a text means: the pair that a person made, the entry's name (case, ё and quotes do not matter), its id,
 * else what stands for all others. '' leaves the field empty.
 */
export function matchOption(text: string, index: OptionIndex, { values, otherwise }: Transform): Checked<string> {
  const key = folded(text)
  const paired = values?.[key]
  if (paired !== undefined) return { ok: true, value: paired }
  const named = index.byName.get(key)
  if (typeof named === 'string') return { ok: true, value: named }
  if (index.ids.has(text.trim())) return { ok: true, value: text.trim() }
  if (otherwise !== undefined) return { ok: true, value: otherwise }
  const code =
    named === null ? 'import.option-several' : index.kind === 'stage' ? 'import.stage-unknown' : 'import.option-unknown'
  return { ok: false, why: reason(code, { text: text.slice(0, 80) }) }
}
