import type { Lang } from '../platform/errors/error-sentence.ts'
import type { SliceDeclaration } from '../portal/index.ts'
import { currentOf } from './change-settings.ts'
import type { SettingChange as ShownChange, SettingsHistory, SliceSettings } from './contract.ts'
import type { SettingChange, SliceValues } from './setting-changes.ts'
import { settingChanges } from './setting-changes.ts'
import { settingFields } from './setting-fields.ts'
import type { readHistory, StoredSettings } from './settings-store.ts'

/** Names of people by id. */
export type Names = ReadonlyMap<number, string>

const personOf = (id: number | null, names: Names) => (id === null ? null : { id, name: names.get(id) ?? `№ ${id}` })

export function sliceView(
  slice: SliceDeclaration,
  row: StoredSettings | undefined,
  names: Names,
  lang: Lang,
): SliceSettings {
  const { enabled, values } = currentOf(slice, row)
  const open = settingFields(slice.settings).filter((field) => !field.secret)
  return {
    name: slice.name,
    title: slice.title[lang],
    summary: slice.summary[lang],
    enabled,
    switchable: slice.switchable,
    revision: row?.revision ?? 0,
    updatedAt: row?.updatedAt.toISOString() ?? null,
    updatedBy: personOf(row?.updatedBy ?? null, names),
    fields: open.map(({ key, kind, title, help, unit, min, max, options, ...field }) => ({
      key,
      kind,
      title: title[lang],
      help: help[lang],
      default: field.default,
      unit: unit?.[lang] ?? null,
      min,
      max,
      options: options.map((one) => ({ value: one.value, title: one.title[lang] })),
    })),
    values: Object.fromEntries(open.map(({ key }) => [key, values[key]])),
  }
}

export const changeView = (change: SettingChange, lang: Lang): ShownChange => ({ ...change, title: change.title[lang] })

export function historyView(
  slice: SliceDeclaration,
  rows: Awaited<ReturnType<typeof readHistory>>,
  limit: number,
  names: Names,
  lang: Lang,
): SettingsHistory {
  const fields = settingFields(slice.settings)
  const shown = rows.slice(0, limit)
  return {
    entries: shown.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      by: personOf(row.userId, names),
      changes: settingChanges(fields, asValues(row.before), asValues(row.after)).map((one) => changeView(one, lang)),
    })),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

const asValues = (json: unknown) => json as SliceValues
