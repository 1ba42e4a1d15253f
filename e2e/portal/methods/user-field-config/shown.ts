import type { UserField } from '../../store/records.ts'
import type { Params } from '../../wire/params.ts'

const LANGUAGES = ['en', 'ru']
const yes = (value: boolean): 'Y' | 'N' => (value ? 'Y' : 'N')

function common(field: UserField): Params {
  return {
    id: String(field.id),
    entityId: field.entityId,
    fieldName: field.fieldName,
    userTypeId: field.userTypeId,
    xmlId: field.xmlId,
    sort: String(field.sort),
    multiple: yes(field.multiple),
    mandatory: yes(field.mandatory),
    showFilter: field.showFilter,
    showInList: yes(field.showInList),
    editInList: yes(field.editInList),
    isSearchable: yes(field.isSearchable),
    settings: field.settings,
  }
}

const TEXTS = [
  ['editFormLabel', 'edit'],
  ['listColumnLabel', 'column'],
  ['listFilterLabel', 'filter'],
  ['errorMessage', 'error'],
  ['helpMessage', 'help'],
] as const

/** A row of the list: texts in one language, or none. */
export function listed(field: UserField, language: string): Params {
  if (language === '') return common(field)
  const texts = TEXTS.map(([name, key]) => [name, inOne(field.labels[key], language)] as const)
  return { ...common(field), languageId: { [language]: language }, ...Object.fromEntries(texts) }
}

function inOne(labels: Record<string, string>, language: string): Params | null {
  const text = labels[language]
  return text === undefined ? null : { [language]: text }
}

/** One field: texts in every language, options with their numbers. */
export function whole(field: UserField): Params {
  const inAll = (key: (typeof TEXTS)[number][1]): Params =>
    Object.fromEntries(LANGUAGES.map((lid) => [lid, field.labels[key][lid] ?? null]))
  const texts = TEXTS.map(([name, key]) => [name, inAll(key)] as const)
  const languageId = Object.fromEntries(LANGUAGES.map((lid) => [lid, lid]))
  const shown = { ...common(field), languageId, ...Object.fromEntries(texts) }
  if (field.userTypeId !== 'enumeration') return shown
  const options = field.options.map((option) => ({
    id: String(option.id),
    userFieldId: String(field.id),
    value: option.value,
    def: yes(option.def),
    sort: String(option.sort),
    xmlId: option.xmlId,
  }))
  return { ...shown, enum: options }
}
