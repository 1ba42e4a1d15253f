import type { Base, ContractRow, ParamFields, ParamType } from '../row.ts'
import type { Shape } from '../shape.ts'
import type { ContractField, ContractFile, ContractParam } from './contract-file.ts'
import { inferShape } from './infer-shape.ts'
import type { VendorPage } from './read-page.ts'

/** The row of a method from its contract file and, for error codes, its page. */
export function deriveRow(name: string, file: ContractFile, page: VendorPage | null): ContractRow {
  const result = resultShape(file.resultExample) ?? resultShape(page?.answer)
  const errors = page?.errors ?? []
  return {
    method: name,
    page: file.source.file.replace(/\.md$/, ''),
    params: Object.fromEntries(file.params.filter(named).map((param) => [param.name, paramOf(param, file)])),
    ...(result === undefined ? {} : { result }),
    ...(errors.length === 0 ? {} : { errors }),
  }
}

const named = ({ name }: { name: string }): boolean => /^[A-Za-z_][\w.]*$/.test(name)

function typeOf({ base, required }: ContractField): ParamType {
  return `${base as Base}${required === true ? '!' : ''}`
}

function paramOf(param: ContractParam, file: ContractFile): ParamType | ParamFields {
  const inner = param.ref === undefined ? undefined : file.defs[param.ref.split('/').at(-1) ?? '']
  if (!inner) return typeOf(param)
  return {
    is: typeOf(param),
    of: Object.fromEntries(inner.fields.filter(named).map((field) => [field.name, typeOf(field)])),
    ...(inner.dynamic?.ufAllowed ? { uf: true } : {}),
    ...(inner.dynamic?.allowed ? { open: true } : {}),
  }
}

/** Some pages show the inside of `result` without the word; an example of an error is no example. */
function resultShape(example: unknown): Shape | undefined {
  if (example === null || typeof example !== 'object' || 'error' in example) return undefined
  if ('result' in example) return inferShape(example.result)
  const { time, total: _total, next: _next, ...rest } = example as Record<string, unknown>
  return time === undefined ? undefined : inferShape(rest)
}

const BASES: Record<string, Base> = {
  integer: 'integer',
  int: 'integer',
  double: 'number',
  string: 'string',
  boolean: 'boolean',
  object: 'object',
  array: 'array',
  date: 'date',
  datetime: 'datetime',
}

/** The row of a method that has no contract file, from its page alone. */
export function rowOfPage(method: string, path: string, page: VendorPage): ContractRow {
  const result = resultShape(page.answer)
  const typed = page.params.map(({ name, type, required }) => [
    name,
    typeOf({ name, base: BASES[type.toLowerCase()] ?? 'any', required }),
  ])
  return {
    method,
    page: path,
    params: Object.fromEntries(typed) as ContractRow['params'],
    ...(result === undefined ? {} : { result }),
    ...(page.errors.length === 0 ? {} : { errors: page.errors }),
  }
}
