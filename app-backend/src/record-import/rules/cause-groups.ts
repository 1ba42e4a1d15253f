import type { Cause } from './row-record.ts'

/** Rows that share a cause. */
export interface CauseGroup {
  code: string
  params: Cause['params']
  column: number | null
  /** Rows. */
  count: number
  /** Texts that brought it about, the most frequent first when read; at most `mostTexts`. */
  texts: { text: string; count: number }[]
  /** Numbers of the first rows, as the file counts. */
  rows: number[]
}

export const mostTexts = 100
const mostRows = 5
const mostGroups = 200

const keyOf = ({ code, column }: Pick<Cause, 'code' | 'column'>): string => `${code}\n${column ?? ''}`

/**
 * Adds the causes of a row to the groups of all rows before it. The groups do not grow with the file: texts past the hundredth of a cause are
 * counted, not named.
 */
export function addCauses(groups: Map<string, CauseGroup>, causes: readonly Cause[], row: number): void {
  for (const { code, params, column } of causes) {
    const key = keyOf({ code, column })
    const group = groups.get(key) ?? { code, params, column, count: 0, texts: [], rows: [] }
    if (!groups.has(key)) {
      if (groups.size >= mostGroups) continue
      groups.set(key, group)
    }
    group.count += 1
    if (group.rows.length < mostRows) group.rows.push(row)
    const { text } = params
    if (typeof text === 'string') countText(group, text)
  }
}

function countText({ texts }: CauseGroup, text: string): void {
  const known = texts.find((one) => one.text === text)
  if (known) known.count += 1
  else if (texts.length < mostTexts) texts.push({ text, count: 1 })
}

export const groupsByKey = (groups: readonly CauseGroup[]): Map<string, CauseGroup> =>
  new Map(groups.map((group) => [keyOf(group), group]))

/** The most rows first, and within a group the most frequent texts. */
export const sortedGroups = (groups: Iterable<CauseGroup>): CauseGroup[] =>
  [...groups]
    .map((group) => ({ ...group, texts: group.texts.toSorted((a, b) => b.count - a.count) }))
    .toSorted((a, b) => b.count - a.count)
