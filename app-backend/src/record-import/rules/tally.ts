/** Rows by month, category and owner. */
export interface Tallies {
  month: Record<string, number>
  category: Record<string, number>
  owner: Record<string, number>
}

/** What one side says of a row. */
export interface TalliedRow {
  /** Old time; null: none. */
  time: Date | null
  category: string | null
  owner: string | null
}

export const tallies = ({ month, category, owner }: Tallies): Tallies => ({
  month: { ...month },
  category: { ...category },
  owner: { ...owner },
})

/** Of one instant both sides say the same month: it is UTC's. */
const monthOf = (time: Date) => time.toISOString().slice(0, 7)

/** Counts a record of the portal by what its staged row speaks of: a field that no column filled is nobody's difference. */
export function addTo(counts: Tallies, staged: TalliedRow, portal: TalliedRow): void {
  const add = (to: Record<string, number>, key: string) => (to[key] = (to[key] ?? 0) + 1)
  if (staged.time !== null) add(counts.month, portal.time === null ? '' : monthOf(portal.time))
  if (staged.category !== null) add(counts.category, portal.category ?? '')
  if (staged.owner !== null) add(counts.owner, portal.owner ?? '')
}

export interface Side {
  key: string
  /** What the portal calls the key; null: nothing. */
  name: string | null
  staged: number
  portal: number
}

/** Both sides beside each other, by key. */
export function sides(staged: Record<string, number>, portal: Record<string, number>): Side[] {
  const keys = Array.from(new Set([...Object.keys(staged), ...Object.keys(portal)])).toSorted()
  return keys.map((key) => ({ key, name: null, staged: staged[key] ?? 0, portal: portal[key] ?? 0 }))
}

/** The sides with the names that the portal has for their keys; a key of something that is gone stays without. */
export function named(all: readonly Side[], known: readonly { id: string | number; name: string }[]): Side[] {
  const names = new Map(known.map(({ id, name }) => [String(id), name]))
  return all.map((side) => ({ ...side, name: names.get(side.key) ?? null }))
}
