import { fits } from '../check-params.ts'
import type { Base, ContractRow, ParamFields, ParamType } from '../row.ts'

type Params = ContractRow['params']
type Row = Record<string, unknown>

/** Where a page's own examples break its own tables, the examples are believed: they have run. */
export function widenByExample(row: ContractRow, example: Row): ContractRow {
  return { ...row, params: widened(row.params, example) }
}

function widened(params: Params, example: Row): Params {
  const given = new Map(Object.entries(example).map(([name, value]) => [name.toLowerCase(), value]))
  const known = new Set(Object.keys(params).map((name) => name.toLowerCase()))
  const result: Params = {}
  for (const [name, type] of Object.entries(params)) result[name] = fitted(type, given.get(name.toLowerCase()))
  for (const name of Object.keys(example))
    if (/^[A-Za-z_]\w*$/.test(name) && !/^(uf_|ufcrm)/i.test(name) && !known.has(name.toLowerCase()))
      result[name] = 'any'
  return result
}

function fitted(type: ParamType | ParamFields, value: unknown): ParamType | ParamFields {
  const is = typeof type === 'string' ? type : type.is
  const base = is.replace('!', '') as Base
  if (value === undefined) return typeof type === 'string' ? base : { ...type, is: base }
  const wider: ParamType = value === null || fits(base, value) ? is : is.endsWith('!') ? 'any!' : 'any'
  if (typeof type === 'string') return wider
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return { ...type, is: wider }
  return { ...type, is: wider, of: widened(type.of, value as Row) as Record<string, ParamType> }
}
