import { allowing, readsAll } from '../rights/check.ts'
import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Answer, Call } from '../wire/call.ts'
import { anyCase, asInt, asList, asMap, asText } from '../wire/params.ts'
import type { Column } from './column.ts'
import { columnOf, systemColumn, userColumn } from './column.ts'
import { compileFilter } from './filter.ts'
import { findPage } from './find.ts'
import { comparable, multifieldsOf } from './multifields.ts'
import { fieldsByOldName, OLD_MULTIFIELDS } from './old-names.ts'
import { oldPresenter } from './old-present.ts'
import { compileOrder } from './order.ts'
import { knownType } from './save.ts'
import type { EntityType } from './types.ts'
import { userFieldsOf } from './user-fields.ts'

/** crm.lead.list and its kin: no nesting, unknown fields dropped, multifields compared exactly. */
export function listOld(call: Call, entityTypeId: number): Answer {
  const { state, params } = call
  const type = knownType(state, entityTypeId)
  const columns = oldColumns(state, type)
  const find = (name: string): Column | undefined => columns.get(name)
  const filter = asMap(anyCase(params, 'filter'))
  const fits = compileFilter(filter, find, false)
  const readable = allowing(state, call.caller.user, entityTypeId, 'read')
  const page = findPage(state.items.of(entityTypeId), {
    filter,
    idName: 'ID',
    matches: (item) => readable(item) && fits(item),
    order: compileOrder(asMap(anyCase(params, 'order')), find, 'ID'),
    start: asInt(anyCase(params, 'start')),
    find,
    nested: false,
    readsAll: readsAll(state, call.caller.user, entityTypeId),
  })
  const names = asList(anyCase(params, 'select')).map(asText)
  const show = oldPresenter(state, type, new Set(names.length === 0 ? ['*'] : names))
  const { items, ...counts } = page
  return { ...counts, result: items.map(show) }
}

function oldColumns(state: PortalState, type: EntityType): Map<string, Column> {
  const columns = new Map<string, Column>()
  for (const [name, field] of fieldsByOldName(type)) {
    if (field.type !== 'crm_multifield' && field.type !== 'file') columns.set(name, systemColumn(field))
  }
  for (const field of userFieldsOf(state, type).values())
    columns.set(field.fieldName, userColumn(field.fieldName, field.userTypeId))
  if (type.fields.has('fm')) for (const typeId of OLD_MULTIFIELDS) columns.set(typeId, multifieldColumn(typeId))
  return columns
}

function multifieldColumn(typeId: string): Column {
  const column = columnOf('text', (item: Item) =>
    multifieldsOf(item)
      .filter((one) => one.typeId === typeId)
      .map((one) => comparable(typeId, one.value)),
  )
  return { ...column, indexAs: `fm:${typeId}`, operand: (value) => comparable(typeId, asText(value)) || null }
}
