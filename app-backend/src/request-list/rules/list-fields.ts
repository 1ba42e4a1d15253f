import type { ListField } from './list-shapes.ts'
import { fieldKinds, type FieldKind } from './field-kinds.ts'
import { linkTypes } from './link-types.ts'

/** A field as crm.item.fields tells it. */
export interface PortalField {
  type: string
  title?: string | null | undefined
  isReadOnly?: boolean | undefined
  isRequired?: boolean | undefined
  isMultiple?: boolean | undefined
  isDynamic?: boolean | undefined
  statusType?: string | undefined
  settings?: Readonly<Record<string, unknown>> | undefined
  items?: readonly { ID: string; VALUE: string }[] | undefined
}

export interface FieldDirectory {
  stages: readonly { id: string; name: string }[]
  /** Entries of the CRM's dictionaries, by the dictionary's name. */
  dictionaries: Readonly<Record<string, readonly { id: string; name: string }[]>>
  /** Is it a field whose value the product alone keeps? */
  isKept(name: string): boolean
}

const kinds: Record<string, FieldKind> = {
  string: 'text',
  text: 'text',
  url: 'text',
  address: 'text',
  integer: 'number',
  double: 'number',
  date: 'date',
  datetime: 'datetime',
  boolean: 'yes-no',
  enumeration: 'option',
  user: 'person',
  employee: 'person',
  crm_contact: 'contact',
  crm_company: 'company',
  file: 'files',
  money: 'money',
  crm: 'other',
  crm_status: 'other',
  iblock_element: 'other',
  iblock_section: 'other',
}

/** Fields of the portal's own housekeeping, and the deprecated twin of contactIds. */
const hidden = new Set([
  'contactId',
  'contacts',
  'searchContent',
  'webformId',
  'originVersion',
  'stageSemanticId',
  'mycompanyId',
])
/** Writing them means more than a value: the portal checks and computes along. */
const notEdited = new Set([
  'observers',
  'opportunity',
  'isManualOpportunity',
  'originId',
  'originatorId',
  'xmlId',
  'categoryId',
])

/** Words typed over an address would part it from its place on the map. */
const keptWhole = new Set(['address'])

const severalEdited: ReadonlySet<FieldKind> = new Set(['text', 'number', 'option', 'contact'])
/** Money is stored as «10|RUB»: the portal would put 9 behind 10. */
const unsorted: ReadonlySet<FieldKind> = new Set(['files', 'contact', 'money'])
/** Files, money and links to other records have their place in the portal's own card. */
const oneEdited: ReadonlySet<FieldKind> = new Set(
  fieldKinds.filter((kind) => kind !== 'files' && kind !== 'link' && kind !== 'money' && kind !== 'other'),
)

/**
 * Fields of the request by the portal's answer: every one that holds a value a list can show, the standard ones first.
 * Bitrix24 docs: api-reference/crm/universal/crm-item-fields
 */
export function listFields(fields: Readonly<Record<string, PortalField>>, directory: FieldDirectory): ListField[] {
  const all = Object.entries(fields).flatMap(([name, field]) => {
    const kind = kindOf(name, field)
    return kind === null || hidden.has(name) ? [] : [listField(name, field, kind, directory)]
  })
  return all.toSorted((a, b) => Number(a.own) - Number(b.own))
}

function kindOf(name: string, { type, statusType, settings = {} }: PortalField): FieldKind | null {
  if (name === 'stageId') return 'stage'
  if (type === 'crm' && linkTypes(settings).length > 0) return 'link'
  if (type === 'crm_status' && dictionaryOf({ statusType, settings }) !== null) return 'option'
  return kinds[type] ?? null
}

/** The dictionary that the field chooses from; an own field names it in the settings. */
function dictionaryOf({ statusType, settings }: Pick<PortalField, 'statusType' | 'settings'>): string | null {
  const name = statusType ?? settings?.['ENTITY_TYPE']
  return typeof name === 'string' && name !== '' ? name : null
}

function listField(
  name: string,
  field: PortalField,
  kind: FieldKind,
  { stages, dictionaries, isKept }: FieldDirectory,
): ListField {
  const multiple = field.isMultiple ?? false
  const dictionary = field.type === 'crm_status' ? dictionaryOf(field) : null
  const named = kind === 'stage' ? stages : dictionary === null ? [] : (dictionaries[dictionary] ?? [])
  const written = !field.isReadOnly && !notEdited.has(name) && !keptWhole.has(field.type) && !isKept(name)
  const editable = written && (multiple ? severalEdited : oneEdited).has(kind)
  return {
    name,
    title: field.title || name,
    kind,
    multiple,
    own: field.isDynamic ?? false,
    options: [
      ...named.map(({ id, name: word }) => ({ id, name: word })),
      ...(field.items ?? []).map(({ ID, VALUE }) => ({ id: ID, name: VALUE })),
    ],
    ...(kind === 'link' ? { links: linkTypes(field.settings ?? {}) } : {}),
    sortable: !multiple && !unsorted.has(kind),
    editable,
    ...(field.isRequired ? { required: true } : {}),
  }
}
