import type { Item } from './records.ts'
import type { PortalState } from './state.ts'
import type { Tables } from './tables.ts'
import { emptyTables } from './tables.ts'

/** The world as plain JSON: what `reset`, `restore` and the data file put back. */
export interface Snapshot {
  version: 1
  memberId: string
  offsetMs: number
  sequences: Record<string, number>
  tables: Record<string, [string | number, unknown][]>
  items: Record<string, Item[]>
}

export function takeSnapshot(state: PortalState): Snapshot {
  const tables: Snapshot['tables'] = {}
  for (const name of tableNames()) tables[name] = [...(state[name] as Map<string | number, unknown>)]
  const items: Snapshot['items'] = {}
  for (const [entityTypeId, table] of state.items.all())
    items[entityTypeId] = [...table.range(0, Number.MAX_SAFE_INTEGER)]
  const { memberId, clock, ids } = state
  return { version: 1, memberId, offsetMs: clock.offsetMs, sequences: ids.dump(), tables, items }
}

/** Puts a snapshot in place of the present world. The snapshot must not be used afterwards: its records become the world's. */
export function restoreSnapshot(state: PortalState, snapshot: Snapshot): void {
  if (snapshot.version !== 1)
    throw new Error(`Снимок портала версии ${String(snapshot.version)} этой версией не читается`)
  state.memberId = snapshot.memberId
  state.clock.set(snapshot.offsetMs)
  state.ids.load(snapshot.sequences)
  for (const name of tableNames()) {
    const table = state[name] as Map<string | number, unknown>
    table.clear()
    for (const [key, record] of snapshot.tables[name] ?? []) table.set(key, record)
  }
  state.items.clear()
  for (const [entityTypeId, rows] of Object.entries(snapshot.items)) {
    for (const item of rows) state.items.of(Number(entityTypeId)).put(item)
  }
  state.touch()
}

function tableNames(): (keyof Tables)[] {
  return Object.keys(emptyTables()) as (keyof Tables)[]
}
