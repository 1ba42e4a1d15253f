import type { CellValue, ListField } from './list-shapes.ts'

/** Names that a row's numbers stand for. */
export interface CellNames {
  people: ReadonlyMap<number, string>
  contacts: ReadonlyMap<number, string>
  companies: ReadonlyMap<number, string>
}

type Named = { id: string; name: string }

/**
 * A value of the portal as a cell: options, people and clients by their names. An option or a person that is no more keeps its
 * number; a client whom the viewer may not see has no name.
 */
export function cellValue(raw: unknown, field: ListField, names: CellNames): CellValue {
  const all = (Array.isArray(raw) ? raw : [raw]).filter((one) => one !== null && one !== undefined && one !== '')
  const [first] = all
  switch (field.kind) {
    case 'files':
      return all.length === 0 ? null : all.length
    case 'yes-no':
      return first === true || /^(?:1|y|true)$/i.test(String(first))
    case 'option':
    case 'stage':
      return named(all, (id) => field.options.find((option) => option.id === id)?.name)
    case 'person':
      return named(all, (id) => names.people.get(Number(id)))
    case 'contact':
      return named(all, (id) => names.contacts.get(Number(id)), '')
    case 'company':
      return named(all, (id) => names.companies.get(Number(id)), '')
    case 'number':
      return field.multiple ? texts(all) : numberOf(first)
    case 'datetime':
      return field.multiple ? texts(all.map(momentOf)) : first === undefined ? null : momentOf(first)
    case 'date':
      return field.multiple ? texts(all.map(dayOf)) : first === undefined ? null : dayOf(first)
    default:
      return all.length > 1 || field.multiple ? texts(all) : first === undefined ? null : textOf(first)
  }
}

/** `unknown`: what stands for a name that nobody told; a number with its mark unless given. */
function named(ids: readonly unknown[], nameOf: (id: string) => string | undefined, unknown?: string): Named[] | null {
  const found = ids
    .filter((id) => String(id) !== '0')
    .map((id) => ({ id: String(id), name: nameOf(String(id)) ?? unknown ?? `№ ${String(id)}` }))
  return found.length === 0 ? null : found
}

const texts = (all: readonly unknown[]): string[] | null => (all.length === 0 ? null : all.map(textOf))
const dayOf = (raw: unknown): string => String(raw).slice(0, 10)

/** An address and money of the portal carry marks behind a bar that no person reads. */
function textOf(raw: unknown): string {
  if (typeof raw !== 'string') return JSON.stringify(raw)
  return raw.replace(/\|[-\d.]*;[-\d.]*(?:\|.*)?$/, '').replace(/\|([A-Z]{3})$/, ' $1')
}

function numberOf(raw: unknown): number | null {
  const value = raw === undefined ? Number.NaN : Number(raw)
  return Number.isFinite(value) ? value : null
}

function momentOf(raw: unknown): string {
  const at = new Date(String(raw))
  return Number.isNaN(at.getTime()) ? String(raw) : at.toISOString()
}
