import type { PlainRecord } from '../../store/plain-record.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { anyCase, asInt } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'

/** A method of the outdated families crm.product.*, crm.productsection.*, crm.measure.*. */
export function oldCatalogMethod(
  name: string,
  page: string,
  handler: (call: Call) => Answer,
  admin = false,
): MethodSpec {
  const spec: MethodSpec = {
    name,
    scope: 'crm',
    status: 'supported',
    page: `api-reference/crm/outdated/${page}`,
    handler,
  }
  return admin ? { ...spec, admin: true } : spec
}

/** The CRM's own catalogue of products: the first one that is not of variations. */
export function crmCatalogId(state: PortalState): number {
  return [...state.catalogs.values()].find((one) => one.values.productIblockId === null)?.id ?? 0
}

export function byId<Record extends PlainRecord>(call: Call, table: ReadonlyMap<number, Record>, what: string): Record {
  const record = table.get(asInt(anyCase(call.params, 'id')))
  if (!record) throw new RestError('', `${what} is not found.`)
  return record
}
