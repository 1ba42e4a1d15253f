import { reason, type Reason } from '../../kernel/reason.ts'
import { cellValue, type FieldValue } from './cell-value.ts'
import { withChannels, type Channel } from './client-channels.ts'
import { foundLink, linkKeys, type FoundLinks, type LinkKey } from './link-keys.ts'
import { entityOf, traitsOf, type PlannedColumn, type RowPlan } from './row-plan.ts'

/** A row as a record of the portal; every reason names its column in `params.column`. */
export interface RowRecord {
  ok: true
  fields: Record<string, FieldValue | Channel[]>
  /** What the record has otherwise than the row. */
  notes: Reason[]
}

export interface RowFaults {
  ok: false
  because: Reason[]
}

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
export function rowRecord(
  cells: readonly string[],
  plan: RowPlan,
  found: FoundLinks,
  now: Date,
): RowRecord | RowFaults {
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
  return row.end()
}

class Row {
  readonly #plan: RowPlan
  readonly #now: Date
  readonly #fields: Record<string, FieldValue> = {}
  readonly #because: Reason[] = []
  readonly #notes: Reason[] = []

  constructor(plan: RowPlan, now: Date) {
    this.#plan = plan
    this.#now = now
  }

  take(planned: PlannedColumn, text: string): void {
    const { name, field } = planned
    const read = cellValue(text, planned, this.#plan)
    if (!read.ok) return void this.#because.push(at(name, read.why))
    const { value, before: owner, note } = read.value
    if (note) this.#notes.push(at(name, note))
    const { ownerField } = this.#plan
    if (field.name === 'assignedById' && owner !== undefined && ownerField !== null) this.#fields[ownerField] ??= owner
    if (value === null) return
    if (field.name === 'createdTime' && typeof value === 'string' && Date.parse(value) > this.#now.getTime())
      return void this.#because.push(at(name, reason('import.date-future', { text: text.slice(0, 80) })))
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
    if (empty) this.#notes.push(at(first.name, reason(`import.${entity}-left-empty`, { text })))
    else this.#because.push(at(first.name, why))
  }

  end(): RowRecord | RowFaults {
    const blamed = new Set(this.#because.map(({ params }) => params['column']))
    for (const { name, title } of this.#plan.required) {
      const columns = this.#plan.columns.filter(({ field }) => field.name === name)
      if (this.#fields[name] !== undefined || columns.some((one) => blamed.has(one.name))) continue
      this.#because.push(at(columns[0]?.name ?? '', reason('import.required-empty', { field: title })))
    }
    if (this.#because.length > 0) return { ok: false, because: this.#because }
    return { ok: true, fields: withChannels(this.#fields), notes: this.#notes }
  }
}

const at = (column: string, { code, params }: Reason): Reason => reason(code, { ...params, column })
