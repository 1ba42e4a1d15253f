import type { Words } from '../kernel/words.ts'
import type { SettingField } from './setting-fields.ts'

/** Switch and values of one slice. */
export interface SliceValues {
  enabled: boolean
  values: Record<string, unknown>
}

/** One difference; the switch of the slice has the key `enabled`. */
export interface SettingChange {
  key: string
  title: Words
  before: unknown
  after: unknown
}

const switchTitle: Words = { ru: 'Включено', en: 'Switched on' }
const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** What differs, in the order of the fields; secrets are left out. */
export function settingChanges(
  fields: readonly SettingField[],
  before: SliceValues,
  after: SliceValues,
): SettingChange[] {
  const switched =
    before.enabled === after.enabled ? [] : [change('enabled', switchTitle, before.enabled, after.enabled)]
  const changed = fields
    .filter(({ key, secret }) => !secret && !same(before.values[key], after.values[key]))
    .map(({ key, title }) => change(key, title, before.values[key], after.values[key]))
  return [...switched, ...changed]
}

const change = (key: string, title: Words, before: unknown, after: unknown): SettingChange => ({
  key,
  title,
  before: before ?? null,
  after: after ?? null,
})
