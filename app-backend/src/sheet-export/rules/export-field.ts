/** How the values of a field are read. */
export type ExportKind = 'text' | 'moment' | 'day' | 'flag' | 'person' | 'record' | 'number' | 'money' | 'file'

/** A column of an export. */
export interface ExportField {
  /** As the portal names it; a kind of multifields is `fm.PHONE`. */
  name: string
  title: string
  kind: ExportKind
  /** Names of values, by value. */
  names?: Readonly<Record<string, string>>
  /** Type of the records that it names. */
  entityTypeId?: number
}

/** A field as crm.item.fields tells it, with what its values mean. */
export interface ToldField extends ExportField {
  type: string
}

/** Bitrix24 docs: api-reference/crm/data-types (crm_multifield) */
const multifields = { PHONE: 'phone', EMAIL: 'email', WEB: 'web', IM: 'im' } as const
type Multifield = (typeof multifields)[keyof typeof multifields]

const kinds: Readonly<Record<string, ExportKind>> = {
  integer: 'number',
  double: 'number',
  money: 'money',
  file: 'file',
}
/** What repeats a multifield, or is made for the portal's own search. */
const repeated = new Set([
  'phoneMobile',
  'phoneWork',
  'phoneMailing',
  'emailHome',
  'emailWork',
  'emailMailing',
  'imol',
  'email',
  'phone',
  'searchContent',
])

/**
 * Columns for all fields of a type, the number first; telephone numbers, addresses and the like get a column a kind.
 * @param words titles of those columns
 */
export function exportFields(told: readonly ToldField[], words: Readonly<Record<Multifield, string>>): ExportField[] {
  const [key, ...rest] = [
    { name: 'id', title: 'ID', kind: 'number' as const },
    ...told
      .filter(({ name }) => name !== 'id' && !repeated.has(name) && !repeatsIds(name, told))
      .flatMap((field) => columnsOf(field, words)),
  ]
  return key ? [key, ...rest] : rest
}

/** The links of contacts with their order say in numbers what the contacts’ own column says in names. */
const repeatsIds = (name: string, told: readonly ToldField[]): boolean =>
  name === 'contacts' && told.some((field) => field.name === 'contactIds')

function columnsOf(field: ToldField, words: Readonly<Record<Multifield, string>>): ExportField[] {
  if (field.type === 'crm_multifield')
    return Object.entries(multifields).map(([kind, word]) => ({
      name: `${field.name}.${kind}`,
      title: words[word],
      kind: 'text' as const,
    }))
  const { name, title, kind, names, entityTypeId } = field
  return [
    {
      name,
      title,
      kind: names || kind !== 'text' ? kind : (kinds[field.type] ?? kind),
      ...(names ? { names } : {}),
      ...(entityTypeId === undefined ? {} : { entityTypeId }),
    },
  ]
}
