import type { Dto } from './dto.ts'
import { comparable, compared, fieldOf } from './dto.ts'
import { v3Refusal } from './v3-error.ts'

/** Reads `{ field: 'ASC' | 'DESC' }` into a comparison; by default the id ascending. Bitrix24 docs: api-reference/rest-v3. */
export function comparerThree<Row>(dto: Dto<Row>, order: unknown): (a: Row, b: Row) => number {
  if (order !== undefined && (order === null || typeof order !== 'object')) throw v3Refusal.order(order)
  const given = Object.entries((order ?? {}) as Record<string, unknown>)
  const keys = (given.length === 0 ? [['id', 'ASC'] as const] : given).map(([name, direction]) => {
    const field = fieldOf(dto, name)
    if (!field?.sortable || !field.read || !/^(asc|desc)$/i.test(String(direction))) throw v3Refusal.order(order)
    return { field, sign: /^desc$/i.test(String(direction)) ? -1 : 1 }
  })
  return (a, b) => {
    for (const { field, sign } of keys) {
      const one = comparable(field.type, field.read?.(a))
      const other = comparable(field.type, field.read?.(b))
      const difference = compared(one, other)
      if (difference !== 0) return difference * sign
    }
    return 0
  }
}
