import type { Params } from '../params.ts'
import type { Dto } from './dto.ts'
import { fieldOf } from './dto.ts'
import { v3Refusal } from './v3-error.ts'

/** Own fields by name and, for relations, the selection inside them. */
export interface Selection {
  own: readonly string[]
  related: ReadonlyMap<string, Selection>
}

/**
 * Reads `select`. A dotted name asks for a field of a related object, where an unknown name is an error; an unknown
 * name of the object itself is left out silently. Bitrix24 docs: api-reference/rest-v3 (connection).
 */
export function selectionOf<Row>(dto: Dto<Row>, select: unknown, standard: readonly string[]): Selection {
  if (select === undefined || select === null) return { own: standard, related: new Map() }
  if (!Array.isArray(select) || !select.every((one) => typeof one === 'string')) throw v3Refusal.select(select)
  return nested(dto, select, false)
}

function nested<Row>(dto: Dto<Row>, names: readonly string[], strict: boolean): Selection {
  const own: string[] = []
  const inner = new Map<string, string[]>()
  for (const name of names) {
    const dot = name.indexOf('.')
    const head = dot === -1 ? name : name.slice(0, dot)
    const field = fieldOf(dto, head)
    if (!field) {
      if (strict || dot !== -1) throw v3Refusal.unknownField(head, dto.name)
    } else if (dot !== -1 && field.related) {
      inner.set(head, [...(inner.get(head) ?? []), name.slice(dot + 1)])
    } else if (dot !== -1) {
      throw v3Refusal.unknownField(name.slice(dot + 1), dto.name)
    } else if (field.read) own.push(head)
    else if (field.related) inner.set(head, [...(inner.get(head) ?? []), 'id'])
  }
  const related = new Map<string, Selection>()
  for (const [head, rest] of inner) {
    const target = fieldOf(dto, head)?.related?.dto()
    if (target) related.set(head, nested(target, rest, true))
  }
  return { own, related }
}

/** One record as the selection wants it. */
export function project<Row>(dto: Dto<Row>, row: Row, selection: Selection): Params {
  const shown: Params = {}
  for (const name of selection.own) shown[name] = fieldOf(dto, name)?.read?.(row) ?? null
  for (const [name, inner] of selection.related) {
    const related = fieldOf(dto, name)?.related
    if (!related) continue
    const target = related.dto() as Dto<unknown>
    const behind = related.of(row)
    if (related.many) shown[name] = (behind as unknown[]).map((one) => project(target, one, inner))
    else shown[name] = behind === undefined || behind === null ? null : project(target, behind, inner)
  }
  return shown
}
