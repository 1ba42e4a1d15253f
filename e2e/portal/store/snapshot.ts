import { setImmediate as turn } from 'node:timers/promises'
import type { Item } from './records.ts'
import type { PortalState } from './state.ts'
import type { Tables } from './tables.ts'
import { emptyTables } from './tables.ts'

/**
 * The world as lines of JSON: a head, parts of tables, an end. No line holds more than {@link ROWS_A_LINE} records, so a
 * large world is written and read without one text of it all, and others get their turn between the lines.
 */
interface Head {
  version: 2
  memberId: string
  offsetMs: number
  sequences: Record<string, number>
}
type Line =
  | Head
  | { table: string; rows: [string | number, unknown][] }
  | { items: number; rows: Item[] }
  | { end: true }

/** Version 1 was one JSON text. */
interface WholeWorld {
  version: 1
  memberId: string
  offsetMs: number
  sequences: Record<string, number>
  tables: Record<string, [string | number, unknown][]>
  items: Record<string, Item[]>
}

const ROWS_A_LINE = 500

/**
 * Lines of the world as it is at the call: the rows are taken at once, their texts are made line by line. A record that is
 * changed in place meanwhile goes out as changed.
 */
export function snapshotLines(state: PortalState): Iterable<string> {
  const { memberId, clock, ids } = state
  const head: Head = { version: 2, memberId, offsetMs: clock.offsetMs, sequences: ids.dump() }
  const tables = tableNames().map((name) => [name, [...(state[name] as Map<string | number, unknown>)]] as const)
  const items = [...state.items.all()].map(([id, table]) => [id, [...table.range(0, Number.MAX_SAFE_INTEGER)]] as const)
  return (function* lines() {
    yield JSON.stringify(head satisfies Line)
    for (const [table, rows] of tables)
      for (const part of parts(rows)) yield JSON.stringify({ table, rows: part } satisfies Line)
    for (const [id, rows] of items)
      for (const part of parts(rows)) yield JSON.stringify({ items: id, rows: part } satisfies Line)
    yield JSON.stringify({ end: true } satisfies Line)
  })()
}

function* parts<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += ROWS_A_LINE) yield rows.slice(from, from + ROWS_A_LINE)
}

/**
 * Puts the world of these lines in place of the present one. The present one stays as it is until the last line was read,
 * and when the lines are broken. Others get their turn while the lines are read.
 */
export async function restoreLines(state: PortalState, lines: AsyncIterable<string> | Iterable<string>): Promise<void> {
  const world = { head: null as Head | WholeWorld | null, tables: emptyTables(), items: new Map<number, Item[]>() }
  let whole = false
  for await (const text of lines) {
    const line = JSON.parse(text) as Line | WholeWorld
    if ('version' in line) {
      world.head = headOf(line)
      whole = takeWholeWorld(world, line)
    } else if ('end' in line) whole = true
    else if ('items' in line) addItems(world.items, line.items, line.rows)
    else fill(world.tables, line.table, line.rows)
    await turn()
  }
  if (!world.head || !whole) throw new Error('Снимок портала оборван: в нём нет начала или конца')
  state.memberId = world.head.memberId
  state.clock.set(world.head.offsetMs)
  state.ids.load(world.head.sequences)
  replaceRows(state, world.tables, world.items)
  state.touch()
}

function headOf(line: Head | WholeWorld): Head | WholeWorld {
  const version: unknown = line.version
  if (version === 1 || version === 2) return line
  throw new Error(`Снимок портала версии ${String(version)} этой версией не читается`)
}

/** A snapshot of the first version says everything in its only line. */
function takeWholeWorld(world: { tables: Tables; items: Map<number, Item[]> }, line: Head | WholeWorld): boolean {
  if (line.version === 2) return false
  for (const [name, rows] of Object.entries(line.tables)) fill(world.tables, name, rows)
  for (const [id, rows] of Object.entries(line.items)) world.items.set(Number(id), rows)
  return true
}

function addItems(items: Map<number, Item[]>, entityTypeId: number, rows: readonly Item[]): void {
  const all = items.get(entityTypeId) ?? []
  items.set(entityTypeId, all)
  for (const item of rows) all.push(item)
}

/** A table this portal no longer has is passed over; one the snapshot does not have keeps what a new portal has. */
function fill(tables: Tables, name: string, rows: readonly [string | number, unknown][]): void {
  const table = (tables as unknown as Record<string, Map<string | number, unknown> | undefined>)[name]
  for (const [key, record] of rows) table?.set(key, record)
}

function replaceRows(state: PortalState, tables: Tables, items: ReadonlyMap<number, Item[]>): void {
  for (const name of tableNames()) {
    const table = state[name] as Map<string | number, unknown>
    table.clear()
    for (const [key, record] of tables[name] as Map<string | number, unknown>) table.set(key, record)
  }
  state.items.clear()
  for (const [entityTypeId, rows] of items) {
    const table = state.items.of(entityTypeId)
    for (const item of rows) table.put(item)
  }
}

function tableNames(): (keyof Tables)[] {
  return Object.keys(emptyTables()) as (keyof Tables)[]
}
