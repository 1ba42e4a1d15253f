import type { Report } from './fault.ts'
import { shortly } from './fault.ts'
import type { Base, ContractRow, ParamFields, ParamType } from './row.ts'

export type ParamsCheck = (params: Record<string, unknown>, report: Report) => void

interface Rules {
  names: ReadonlySet<string>
  /** A change names only what it changes, whatever the page marks. */
  change: boolean
}

interface Known {
  required: boolean
  base: Base
  inner?: ParamsCheck
}

/** Taken by every method: Bitrix24 docs: api-reference/events/offline-events, settings/how-to-call-rest-api/list-methods-pecularities. */
const GENERAL = new Set(['auth_connector', 'start', 'sessid'])
const OF_LISTS = new Set([...GENERAL, 'order', 'filter', 'select'])
const isList = (method: string): boolean => /(list|get)$/i.test(method)
const OF_THE_PORTAL = /^(uf_|ufcrm|parent_?id_?\d|property_?\d)/i

/** `names`: what records of the family have; a field that a page of `add` forgets stands on another page. */
export function compileParams(row: ContractRow, names: ReadonlyMap<string, string>): ParamsCheck {
  const rules: Rules = {
    names: new Set([...names.keys()].map((name) => name.toLowerCase())),
    change: /(update|modify|set|save|edit)$/i.test(row.method),
  }
  const known = Object.entries(row.params).map(
    ([name, type]) => [name, knownOf(type, `params.${name}`, rules)] as const,
  )
  const free = isList(row.method) ? OF_LISTS : GENERAL
  const check = namesCheck(known, 'params', (name) => row.open === true || free.has(name))
  return (params, report) => {
    if (!isPositional(params)) check(params, report)
  }
}

/** Old methods of tasks take their parameters by place. Bitrix24 docs: api-reference/tasks/deprecated. */
const isPositional = (params: Record<string, unknown>): boolean =>
  Object.keys(params).length > 0 && Object.keys(params).every((name) => /^\d+$/.test(name))

function knownOf(type: ParamType | ParamFields, path: string, rules: Rules): Known {
  const is = typeof type === 'string' ? type : type.is
  const required = is.endsWith('!')
  const base = (required ? is.slice(0, -1) : is) as Base
  if (typeof type === 'string') return { required, base }
  const fields = Object.entries(type.of).map(([name, inner]) => {
    const field = knownOf(inner, `${path}.${name}`, rules)
    return [name, { ...field, required: field.required && !rules.change }] as const
  })
  const free = (name: string): boolean => type.open === true || OF_THE_PORTAL.test(name) || rules.names.has(name)
  return { required, base, inner: namesCheck(fields, path, free) }
}

/** Names are compared without regard to case, as PHP code of the vendor mostly does. */
function namesCheck(
  fields: readonly (readonly [string, Known])[],
  path: string,
  free: (name: string) => boolean,
): ParamsCheck {
  const byName = new Map(fields.map(([name, known]) => [name.toLowerCase(), { name, ...known }]))
  const required = fields.filter(([, one]) => one.required).map(([name]) => name)
  return (params, report) => {
    const given = new Set<string>()
    for (const [name, value] of Object.entries(params)) {
      const lower = name.toLowerCase()
      given.add(lower)
      const field = byName.get(lower)
      if (!field) {
        if (!free(lower) && !/^\d+$/.test(lower)) report(`${path}.${name}`, 'no such parameter', shortly(value))
      } else if (value !== null && value !== undefined) {
        if (!fits(field.base, value)) report(`${path}.${field.name}`, field.base, shortly(value))
        else if (field.inner && isRecord(value)) field.inner(value, report)
      }
    }
    for (const name of required)
      if (!given.has(name.toLowerCase())) report(`${path}.${name}`, 'a value: the page requires it', 'nothing')
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** Forms carry texts only, so a number or a flag may be written as one; PHP has one type for lists and maps. */
export function fits(base: Base, value: unknown): boolean {
  if (Array.isArray(value) && value.length === 0) return true
  switch (base) {
    case 'any':
      return true
    case 'array':
      return typeof value === 'object'
    case 'object':
      return typeof value === 'object' && (!Array.isArray(value) || value.every((one) => typeof one === 'object'))
    case 'integer':
    case 'number':
      return typeof value === 'number' || (typeof value === 'string' && /^(-?\d+([.,]\d+)?)?$/.test(value))
    case 'boolean':
      return typeof value === 'boolean' || /^([YN10]|true|false|)$/i.test(String(value))
    case 'date':
    case 'datetime':
      return typeof value === 'string'
    default:
      return typeof value !== 'object'
  }
}
