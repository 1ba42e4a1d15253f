import type { Shape } from '../shape.ts'
import { ANY, isList, isMap, isUnion, kindOf } from '../shape.ts'

/** Shape of an example. What the example leaves open (null, an empty list) stays open. */
export function inferShape(value: unknown): Shape {
  if (value === null || typeof value !== 'object') return kindOf(value)
  if (Array.isArray(value)) {
    const inner = value.filter((one) => one !== '...').map(inferShape)
    return inner.length === 0 ? 'a' : [inner.reduce(mergeShapes)]
  }
  const entries = Object.entries(value).filter(([name]) => !/^\.\.\.|…/.test(name))
  if (entries.length === 0) return 'a'
  const shapes = entries.map(
    ([name, inner]) => [name, VARIES.test(name) && typeof inner === 'object' ? 'a' : inferShape(inner)] as const,
  )
  return isDictionary(entries)
    ? { '{}': shapes.map(([, inner]) => inner).reduce(mergeShapes) }
    : Object.fromEntries(shapes)
}

/** Settings and choices of a field are other ones for every type of field. */
const VARIES = /^(settings|values)$/i

/** Keys are data: numbers, or names over records that look alike (`fields` methods). */
function isDictionary(entries: readonly [string, unknown][]): boolean {
  if (entries.every(([name]) => /^([A-Z]{0,4}_?)?\d+$/i.test(name))) return true
  const records = entries.map(([, value]) => value).filter((value) => isRecord(value))
  if (records.length < 2 || records.length < entries.length) return false
  const [first, ...others] = records.map((record) => Object.keys(record))
  return others.every((names) => names.filter((name) => first?.includes(name)).length * 2 >= names.length)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** A shape that both fit. */
export function mergeShapes(one: Shape, other: Shape): Shape {
  if (one === ANY || other === ANY) return ANY
  if (typeof one === 'string' && typeof other === 'string') return [...new Set(Array.from(one + other))].sort().join('')
  if (one === 'a') return other
  if (other === 'a') return one
  if (isUnion(one) || isUnion(other) || typeof one === 'string' || typeof other === 'string')
    return { '|': distinct([...parts(one), ...parts(other)]) }
  if (isList(one) !== isList(other)) return 'a'
  if (isList(one) && isList(other)) return [mergeShapes(one[0], other[0])]
  if (isMap(one) || isMap(other)) return { '{}': mergeShapes(insideOf(one), insideOf(other)) }
  return mergeRecords(one as Record<string, Shape>, other as Record<string, Shape>)
}

function mergeRecords(one: Record<string, Shape>, other: Record<string, Shape>): Shape {
  const merged: Record<string, Shape> = { ...one }
  for (const [name, shape] of Object.entries(other)) {
    const known = merged[name]
    merged[name] = known === undefined ? shape : mergeShapes(known, shape)
  }
  return merged
}

const parts = (shape: Shape): readonly Shape[] => (isUnion(shape) ? shape['|'] : [shape])

function insideOf(shape: Shape): Shape {
  if (isMap(shape)) return shape['{}']
  return Object.values(shape as Record<string, Shape>).reduce(mergeShapes)
}

const distinct = (shapes: readonly Shape[]): Shape[] => [
  ...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values(),
]
