import { reason, type Reason } from '../../kernel/reason.ts'
import { emailKey } from '../../kernel/email.ts'
import { inn } from '../../kernel/tax-number.ts'
import { dateOrder } from './date-order.ts'
import { fieldSynonyms, headerKey } from './field-synonyms.ts'
import type { ColumnMapping, LinkTrait, Transform } from './mapping.ts'
import { phoneKey } from '../../kernel/phone.ts'
import type { TargetField } from './target-field.ts'

export interface SourceColumn {
  column: number
  name: string
  /** Texts of the first rows. */
  samples: readonly string[]
}

/** A mapping that was kept, with the names of its columns. */
export interface SavedColumns {
  headers: readonly string[]
  columns: readonly ColumnMapping[]
}

export interface SuggestedColumn {
  column: number
  name: string
  /** null: the column is not imported. */
  field: string | null
  transform: Transform
  /** saved: a saved mapping had it; same: the names are the same; alike: another word for it; none: nothing fits. */
  found: 'saved' | 'same' | 'alike' | 'none'
  because: Reason
}

/** Fields that several columns may fill together. */
const shared = new Set(['contactIds', 'companyId', 'fm.PHONE', 'fm.EMAIL'])

/**
 * A field for each column: from the saved mapping first, then by the field's own name, then by the words that exports and people use.
 * No field is given twice, but for links and channels, which several columns may tell together.
 */
export function suggestMapping(
  columns: readonly SourceColumn[],
  fields: readonly TargetField[],
  saved: SavedColumns | null = null,
): SuggestedColumn[] {
  const taken = new Set<string>()
  const free = (name: string) => shared.has(name) || !taken.has(name)
  const known = new Set(fields.map(({ name }) => name))
  const best = bestWords(columns, known)
  const steps = [
    (one: SourceColumn) => fromSaved(one, saved, known),
    (one: SourceColumn) => bySameName(one, fields),
    (one: SourceColumn) => byOtherWord(one, best),
  ]
  const found = new Map<number, SuggestedColumn>()
  for (const step of steps)
    for (const one of columns) {
      if (found.has(one.column)) continue
      const suggestion = step(one)
      if (!suggestion || (suggestion.field !== null && !free(suggestion.field))) continue
      if (suggestion.field !== null) taken.add(suggestion.field)
      found.set(one.column, suggestion)
    }
  return columns.map((one) => {
    const suggestion = found.get(one.column) ?? nothing(one)
    if (suggestion.found === 'saved') return suggestion
    return {
      ...suggestion,
      transform: usualTransform(
        one,
        fields.find(({ name }) => name === suggestion.field),
      ),
    }
  })
}

const nothing = ({ column, name }: SourceColumn): SuggestedColumn => ({
  column,
  name,
  field: null,
  transform: {},
  found: 'none',
  because: reason('import.column-none'),
})

function fromSaved(
  { column, name }: SourceColumn,
  saved: SavedColumns | null,
  known: ReadonlySet<string>,
): SuggestedColumn | null {
  const place = saved?.headers.findIndex((header) => headerKey(header) === headerKey(name)) ?? -1
  if (!saved || place < 0) return null
  const same = saved.columns.find((one) => one.column === place)
  if (same && !known.has(same.field)) return null
  const { field = null, transform = {} } = same ?? {}
  return { column, name, field, transform, found: 'saved', because: reason('import.column-saved') }
}

function bySameName({ column, name }: SourceColumn, fields: readonly TargetField[]): SuggestedColumn | null {
  const key = headerKey(name)
  const field = fields.find((one) => headerKey(one.title) === key || headerKey(one.name) === key)
  // A column «ID» is the source's own number, not the portal's.
  if (!field || key === '' || field.name === 'id') return null
  return {
    column,
    name,
    field: field.name,
    transform: {},
    found: 'same',
    because: reason('import.column-same', { field: field.title }),
  }
}

function byOtherWord({ column, name }: SourceColumn, best: ReadonlyMap<string, string>): SuggestedColumn | null {
  const key = headerKey(name)
  const field = Object.keys(fieldSynonyms).find((one) =>
    shared.has(one) ? best.has(one) && fieldSynonyms[one]?.includes(key) : best.get(one) === key,
  )
  if (field === undefined) return null
  return { column, name, field, transform: {}, found: 'alike', because: reason('import.column-alike') }
}

/** The best word for each field among the headers: a «Case number» tells rows apart better than an «Id». */
function bestWords(columns: readonly SourceColumn[], known: ReadonlySet<string>): Map<string, string> {
  const headers = new Set(columns.map(({ name }) => headerKey(name)))
  return new Map(
    Object.entries(fieldSynonyms).flatMap(([field, words]) => {
      const word = known.has(field) ? words.find((one) => headers.has(one)) : undefined
      return word === undefined ? [] : [[field, word] as const]
    }),
  )
}

function usualTransform({ samples }: SourceColumn, field: TargetField | undefined): Transform {
  if (field?.kind === 'date' || field?.kind === 'datetime') return { dateOrder: dateOrder(samples).order }
  if (field?.kind === 'contact' || field?.kind === 'company') return traitsOf(samples)
  return {}
}

/** By what the samples can be looked for, when most of them are of one shape. */
function traitsOf(samples: readonly string[]): Transform {
  const filled = samples.filter((text) => text.trim() !== '')
  const shapes: [LinkTrait, (text: string) => boolean][] = [
    ['email', (text) => emailKey(text) !== null],
    ['inn', (text) => inn(text).ok],
    ['phone', (text) => phoneKey(text)?.kind === 'public'],
    ['id', (text) => /^\d{1,8}$/.test(text.trim())],
  ]
  const shape = shapes.find(([, fits]) => filled.length > 0 && filled.filter(fits).length * 2 > filled.length)
  return shape ? { findBy: [shape[0]] } : {}
}
