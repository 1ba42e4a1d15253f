import { shortTypeName } from '../../entities/owner-type-names.ts'
import type { ProductRow } from '../../store/families/catalog-tables.ts'
import type { Binding } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import { asInt, asText, isYes } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { rowMoney } from './row-money.ts'

const PIECE = { code: 796, name: 'шт' }

/** A row of written fields (camel case) on top of what it was; `before` is null for a new one. */
export function writtenRow(state: PortalState, owner: Binding, fields: Params, before: ProductRow | null): ProductRow {
  const productId = fields.productId === undefined ? (before?.productId ?? 0) : asInt(fields.productId)
  const id = before?.id ?? state.ids.next('productRow')
  const number = (name: string, old: number): number =>
    fields[name] === undefined || fields[name] === null || fields[name] === ''
      ? old
      : Number(asText(fields[name]).replace(',', '.')) || 0
  const taxGiven = fields.taxRate !== undefined && fields.taxRate !== null && fields.taxRate !== ''
  return {
    id,
    entityTypeId: owner.entityTypeId,
    ownerId: owner.entityId,
    productId,
    productName: nameOf(state, fields, before, productId) || `[${id}]`,
    ...rowMoney({
      price: number('price', before?.price ?? 0),
      discountTypeId: number('discountTypeId', before?.discountTypeId ?? 2) === 1 ? 1 : 2,
      discountRate: number('discountRate', before?.discountRate ?? 0),
      discountSum: number('discountSum', before?.discountSum ?? 0),
      taxRate: taxGiven ? number('taxRate', 0) : (before?.taxRate ?? null),
    }),
    quantity: number('quantity', before?.quantity ?? 1),
    taxIncluded:
      fields.taxIncluded === undefined ? (before?.taxIncluded ?? 'N') : isYes(fields.taxIncluded) ? 'Y' : 'N',
    ...measureOf(state, fields, before, productId),
    sort: number('sort', before?.sort ?? 0),
    type: asInt(state.products.get(productId)?.values.type) || 1,
    xmlId: fields.xmlId === undefined ? (before?.xmlId ?? '') : asText(fields.xmlId),
  }
}

function nameOf(state: PortalState, fields: Params, before: ProductRow | null, productId: number): string {
  const written = asText(fields.productName)
  if (written !== '') return written
  if (before && before.productId === productId) return before.productName
  return asText(state.products.get(productId)?.values.name)
}

function measureOf(
  state: PortalState,
  fields: Params,
  before: ProductRow | null,
  productId: number,
): Pick<ProductRow, 'measureCode' | 'measureName'> {
  const measures = [...state.measures.values()]
  const code = asInt(fields.measureCode)
  const measure =
    code > 0
      ? measures.find((one) => one.values.code === code)
      : state.measures.get(asInt(state.products.get(productId)?.values.measure))
  const name = asText(fields.measureName) || asText(measure?.values.symbol)
  if (code > 0) return { measureCode: code, measureName: name }
  if (before && before.productId === productId)
    return { measureCode: before.measureCode, measureName: name || before.measureName }
  return { measureCode: asInt(measure?.values.code) || PIECE.code, measureName: name || PIECE.name }
}

/** A row in camel case, as crm.item.productrow.* shows it. */
export function shownRow(row: ProductRow): Params {
  const { entityTypeId, ...own } = row
  return { ...own, ownerType: shortTypeName(entityTypeId), priceAccount: row.price, customized: 'Y' }
}

export function rowsOf(state: PortalState, owner: Binding): ProductRow[] {
  return [...state.productRows.values()].filter(
    (one) => one.entityTypeId === owner.entityTypeId && one.ownerId === owner.entityId,
  )
}
