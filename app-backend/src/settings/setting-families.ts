import type { Lang } from '../platform/errors/error-sentence.ts'
import type { FieldFacts, SliceDeclaration } from '../portal/index.ts'
import { settingFields, type SettingField } from './setting-fields.ts'

const switchTitle = { ru: 'Включено', en: 'Switched on' }

/** What settings are called and how their values read, by `settings.<slice>`: for journals of their changes. */
export const settingFamilies = (
  slices: readonly SliceDeclaration[],
  lang: Lang,
): Record<string, { title: string; fields: Record<string, FieldFacts> }> =>
  Object.fromEntries(
    slices.map((slice) => {
      const fields = settingFields(slice.settings).map((field) => [field.key, factsOf(field, lang)])
      const enabled: FieldFacts = { title: switchTitle[lang], kind: 'flag' }
      return [
        `settings.${slice.name}`,
        { title: slice.title[lang], fields: { ...Object.fromEntries(fields), enabled } },
      ]
    }),
  )

function factsOf({ kind, title, options }: SettingField, lang: Lang): FieldFacts {
  const names = options.map((option) => [option.value, option.title[lang]])
  return {
    title: title[lang],
    kind: kind === 'flag' ? 'flag' : kind === 'person' ? 'person' : 'text',
    ...(names.length > 0 ? { names: Object.fromEntries(names) as Record<string, string> } : {}),
  }
}
