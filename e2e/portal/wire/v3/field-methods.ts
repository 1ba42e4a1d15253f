import type { Params } from '../params.ts'
import type { Dto } from './dto.ts'
import { fieldOf } from './dto.ts'
import { project, selectionOf } from './select.ts'
import { v3Refusal } from './v3-error.ts'

interface FieldRow {
  name: string
  type: string
  filterable: boolean
  sortable: boolean
  editable: boolean
  required: boolean
  multiple: boolean
}

const described: Dto<FieldRow> = {
  name: 'DtoFieldDto',
  fields: {
    name: { type: 'string', read: (one) => one.name },
    type: { type: 'string', read: (one) => one.type },
    title: { type: 'string', read: (one) => one.name },
    description: { type: 'string', read: () => null },
    validationRules: { type: 'array', read: () => null },
    requiredGroups: { type: 'array', read: (one) => (one.required ? ['add'] : null) },
    filterable: { type: 'bool', read: (one) => one.filterable },
    sortable: { type: 'bool', read: (one) => one.sortable },
    editable: { type: 'bool', read: (one) => one.editable },
    multiple: { type: 'bool', read: (one) => one.multiple },
    elementType: { type: 'string', read: () => null },
  },
}

const STANDARD = ['name', 'type', 'title', 'description', 'filterable', 'sortable', 'multiple']

/** `X.field.list`: here an unknown name in `select` is an error. Bitrix24 docs: event-log/main-eventlog-field-list. */
export function fieldList<Row>(dto: Dto<Row>, params: Params): { items: Params[] } {
  const selection = strict(params.select)
  return { items: Object.keys(dto.fields).map((name) => project(described, rowOf(dto, name), selection)) }
}

/** `X.field.get {name}`. */
export function fieldGet<Row>(dto: Dto<Row>, params: Params): { item: Params } {
  const { name } = params
  if (name === undefined) throw v3Refusal.missing('name')
  if (typeof name !== 'string') throw v3Refusal.type('name', 'string')
  if (!fieldOf(dto, name)) throw v3Refusal.unknownField(name, dto.name)
  return { item: project(described, rowOf(dto, name), strict(params.select)) }
}

function strict(select: unknown): ReturnType<typeof selectionOf> {
  const selection = selectionOf(described, select, STANDARD)
  for (const name of Array.isArray(select) ? (select as string[]) : [])
    if (!fieldOf(described, name)) throw v3Refusal.unknownField(name, described.name)
  return selection
}

/** The vendor calls an instant an `object` here. */
function rowOf<Row>(dto: Dto<Row>, name: string): FieldRow {
  const field = fieldOf(dto, name)
  return {
    name,
    type: field?.type === 'DateTime' ? 'object' : (field?.type ?? 'string'),
    filterable: field?.filterable === true,
    sortable: field?.sortable === true,
    editable: field?.editable === true,
    required: field?.required === true,
    multiple: field?.type === 'array' || field?.related?.many === true,
  }
}
