import { asText } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

/** `order` as it came; directions other than ASC and DESC are refused. Bitrix24 docs: crm/universal/crm-item-list. */
export function checkedOrder(order: Params): Params {
  for (const [name, direction] of Object.entries(order)) {
    if (/^(asc|desc)$/i.test(asText(direction))) continue
    throw new RestError(
      'INVALID_ARG_VALUE',
      `Invalid order: allowed sort directions are ASC, DESC. But got '${asText(direction)}' for field '${name}'`,
      400,
    )
  }
  return order
}
