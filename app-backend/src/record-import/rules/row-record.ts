import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/reason.ts'
import { cellValue, type FieldValue } from './cell-value.ts'
import { foundLink, linkKeys, type FoundLinks, type LinkKey } from './link-keys.ts'
import { entityOf, traitsOf, type PlannedColumn, type RowPlan } from './row-plan.ts'

/** Why a row failed, or what was done to it; the column is 0-based, null: the whole row. */
export interface Cause extends Reason {
  column: number | null
}

export interface RowRecord {
  ok: true
  /** What the source calls the row; null: no column holds it. */
  key: string | null
  /** ISO, UTC; null: the source does not say. */
  createdAt: string | null
  fields: Record<string, FieldValue>
  notes: Cause[]
}

export interface RowFaults {
  ok: false
  causes: Cause[]
}

export type RowOutcome = RowRecord | RowFaults

const textAt = (cells: readonly string[], column: number): string =>
  (cells[column] ?? '').replaceAll('\u0000', '').trim()

/** Records that a row names: to be looked for before {@link rowRecord}. */
export const rowLinks = (cells: readonly string[], plan: RowPlan): LinkKey[] =>
  plan.columns.flatMap((planned) => {
    const entity = entityOf(planned)
    const text = textAt(cells, planned.column)
    if (entity === null || text === '') return []
    const keys = linkKeys(text, entity, traitsOf(planned, entity))
    return keys.ok ? keys.value : []
  })

/** A row of the source as a record of the portal, or every cause that keeps it from being one. */
export function rowRecord(cells: readonly string[], plan: RowPlan, found: FoundLinks, now: Date): RowOutcome {
  const row = new Row(plan, now)
  for (const planned of plan.columns) {
    const text = textAt(cells, planned.column)
    if (text !== '' && entityOf(planned) === null) row.take(planned, text)
  }
  for (const entity of ['contact', 'company'] as const) {
    const columns = plan.columns.filter((planned) => entityOf(planned) === entity)
    for (const name of new Set(columns.map(({ field }) => field.name)))
      row.link(
        columns.filter(({ field }) => field.name === name),
        entity,
        cells,
        found,
      )
  }
  return row.end(plan.key === null ? null : textAt(cells, plan.key))
}

class Row {
  readonly #plan: RowPlan
  readonly #now: Date
  readonly #fields: Record<string, FieldValue> = {}
  readonly #causes: Cause[] = []
  readonly #notes: Cause[] = []

  constructor(plan: RowPlan, now: Date) {
    this.#plan = plan
    this.#now = now
  }

  take(planned: PlannedColumn, text: string): void {
    const { column, field } = planned
    const read = cellValue(text, planned, this.#plan)
    if (!read.ok) return void this.#causes.push({ ...read.why, column })
    const { value, note } = read.value
    if (note) this.#notes.push({ ...note, column })
    if (value === null) return
    if (field.name === 'createdTime' && typeof value === 'string' && Date.parse(value) > this.#now.getTime())
      return void this.#causes.push({ ...reason('import.date-future', { text: text.slice(0, 80) }), column })
    const before = this.#fields[field.name]
    this.#fields[field.name] = before === undefined || !field.multiple ? value : [before, value].flat()
  }

  /** Several columns may name one record: by address, then by telephone. */
  link(columns: PlannedColumn[], entity: LinkKey['entity'], cells: readonly string[], found: FoundLinks): void {
    const filled = columns.filter(({ column }) => textAt(cells, column) !== '')
    const [first] = filled
    if (!first) return
    const read = filled.map((planned) => linkKeys(textAt(cells, planned.column), entity, traitsOf(planned, entity)))
    const keys = read.flatMap((one) => (one.ok ? one.value : []))
    const link = foundLink(keys, found)
    if (typeof link === 'number') {
      this.#fields[first.field.name] = first.field.multiple ? [link] : link
      return
    }
    const unread = keys.length === 0 ? read.find((one) => !one.ok) : undefined
    const text = textAt(cells, first.column).slice(0, 80)
    const why = unread && !unread.ok ? unread.why : reason(`import.${entity}-${link}`, { text })
    const empty = columns.some(({ transform }) => transform.whenMissing === 'empty')
    const told = empty ? this.#notes : this.#causes
    told.push({ ...(empty ? reason(`import.${entity}-left-empty`, { text }) : why), column: first.column })
  }

  end(key: string | null): RowOutcome {
    if (key === '') this.#causes.push({ ...reason('import.key-empty'), column: this.#plan.key })
    for (const { name, title } of this.#plan.required)
      if (this.#fields[name] === undefined && !this.#causes.some(({ column }) => this.#fills(column, name)))
        this.#causes.push({ ...reason('import.required-empty', { field: title }), column: this.#columnOf(name) })
    if (this.#causes.length > 0) return { ok: false, causes: this.#causes }
    const { createdTime } = this.#fields
    const createdAt = typeof createdTime === 'string' ? createdTime : null
    return { ok: true, key, createdAt, fields: this.#fields, notes: this.#notes }
  }

  readonly #columnOf = (name: string) => this.#plan.columns.find(({ field }) => field.name === name)?.column ?? null
  readonly #fills = (column: number | null, name: string) =>
    this.#plan.columns.some((planned) => planned.column === column && planned.field.name === name)
}
