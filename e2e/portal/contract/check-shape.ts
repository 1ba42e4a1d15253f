import type { Report } from './fault.ts'
import { shortly } from './fault.ts'
import type { Shape } from './shape.ts'
import { ANY, isList, isMap, isUnion, kindOf } from './shape.ts'

export interface ShapeCheck {
  (value: unknown, path: string, report: Report): void
  /** Whether a plain value fits: spares writing its path out when it does, as nearly all do. */
  fits?: (value: unknown) => boolean
}

/** `names`: what records of the family are known to have besides the names of the example. */
export function compileShape(shape: Shape, names: ReadonlyMap<string, string>): ShapeCheck {
  if (typeof shape === 'string') return scalarCheck(shape)
  if (isUnion(shape)) return unionCheck(shape['|'], names)
  if (isList(shape)) return listCheck(compileShape(shape[0], names))
  if (isMap(shape)) return mapCheck(compileShape(shape['{}'], names))
  return recordCheck(shape as Record<string, Shape>, names)
}

const WORDS: Record<string, string> = { s: 'text', t: 'ISO time', n: 'number', b: 'flag', a: 'list or map' }
const inWords = (kinds: string): string =>
  Array.from(kinds)
    .map((kind) => WORDS[kind] ?? kind)
    .join(' or ')

function fitsKind(kinds: string, value: unknown): boolean {
  if (typeof value === 'string')
    return kinds.includes('s') || (kinds.includes('t') && (value === '' || kindOf(value) === 't'))
  return kinds.includes(kindOf(value))
}

function scalarCheck(kinds: string): ShapeCheck {
  if (kinds.includes(ANY)) return Object.assign(() => {}, { fits: () => true })
  const fits = (value: unknown): boolean => fitsKind(kinds, value)
  const check: ShapeCheck = (value, path, report) => {
    if (!fits(value)) report(path, inWords(kinds), shortly(value))
  }
  return Object.assign(check, { fits })
}

function listCheck(inner: ShapeCheck): ShapeCheck {
  return (value, path, report) => {
    if (!Array.isArray(value)) return report(path, 'a list', shortly(value))
    const place = `${path}[]`
    for (const one of value) if (one !== null) inner(one, place, report)
  }
}

function mapCheck(inner: ShapeCheck): ShapeCheck {
  return (value, path, report) => {
    if (!isMapLike(value)) return report(path, 'a map', shortly(value))
    const place = `${path}{}`
    for (const one of Object.values(value)) if (one !== null && one !== undefined) inner(one, place, report)
  }
}

/** Fields that belong to the portal's settings, not to the method. */
const OF_THE_PORTAL = /^(UF_|ufCrm|ufAuto|PARENT_ID_|parentId\d|PROPERTY_|property\d|\d+$)/

function recordCheck(shapes: Record<string, Shape>, names: ReadonlyMap<string, string>): ShapeCheck {
  const checks = new Map(Object.entries(shapes).map(([name, shape]) => [name, compileShape(shape, names)]))
  const empty = (name: string): boolean => shapes[name] === ANY || names.get(name) === ANY
  const known = (name: string): ShapeCheck | undefined => {
    const kinds = names.get(name)
    const check = kinds === undefined ? undefined : scalarCheck(kinds)
    if (check) checks.set(name, check)
    return check
  }
  return (value, path, report) => {
    if (!isMapLike(value)) return report(path, 'a record', shortly(value))
    for (const [name, inner] of Object.entries(value)) {
      if (inner === undefined) continue
      const check = checks.get(name) ?? known(name)
      if (check?.fits?.(inner) === true && inner !== null) continue
      if (check) {
        if (inner !== null) check(inner, `${path}.${name}`, report)
        else if (/^id$/i.test(name) && !empty(name)) report(`${path}.${name}`, 'an id', 'null')
      } else if (!OF_THE_PORTAL.test(name)) report(`${path}.${name}`, 'no such field', shortly(inner))
    }
  }
}

/** Fits when one of the shapes finds no fault; otherwise the faults of the nearest are told. */
function unionCheck(shapes: readonly Shape[], names: ReadonlyMap<string, string>): ShapeCheck {
  const checks = shapes.map((shape) => compileShape(shape, names))
  return (value, path, report) => {
    const attempts = checks.map((check) => {
      const faults: Parameters<Report>[] = []
      check(value, path, (...fault) => faults.push(fault))
      return faults
    })
    if (attempts.some((faults) => faults.length === 0)) return
    attempts.sort((a, b) => a.length - b.length)[0]?.forEach((fault) => report(...fault))
  }
}

/** An empty list is how PHP writes an empty map. */
function isMapLike(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && (!Array.isArray(value) || value.length === 0)
}
