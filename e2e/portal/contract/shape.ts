/**
 * Shape of a JSON value, as short as a committed table wants it.
 * Text: kinds that fit, one letter each: `s` text, `t` ISO time, `n` number, `b` flag, `a` list or map of anything, `*` anything.
 * `[shape]`: a list. `{ name: shape }`: a record. `{ '{}': shape }`: a map by ids or names.
 * `{ '|': [shape, …] }`: one of several. PHP writes an empty map as an empty list, so every record may be `[]`.
 */
export type Shape = string | readonly [Shape] | ShapeRecord
export interface ShapeRecord {
  readonly [name: string]: Shape | readonly Shape[]
}

export const ANY = '*'

export const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape)
export const isUnion = (shape: Shape): shape is { readonly '|': readonly Shape[] } =>
  typeof shape === 'object' && !isList(shape) && '|' in shape
export const isMap = (shape: Shape): shape is { readonly '{}': Shape } =>
  typeof shape === 'object' && !isList(shape) && '{}' in shape

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$/

export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return ANY
  if (typeof value === 'number') return 'n'
  if (typeof value === 'boolean') return 'b'
  if (typeof value === 'string') return ISO_TIME.test(value) ? 't' : 's'
  return 'a'
}
