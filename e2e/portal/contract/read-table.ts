import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { ContractRow, VocabularyRow } from './row.ts'

export const TABLE = new URL('./table/', import.meta.url)
/** Rows for methods that have no contract file or a wrong one, each with its page. They are laid over the derived rows. */
export const BY_HAND = new URL('./table/by-hand.jsonl', import.meta.url)

export interface ContractTable {
  /** By method, in lower case. */
  rows: ReadonlyMap<string, ContractRow>
  /** Names by family. */
  vocabulary: ReadonlyMap<string, ReadonlyMap<string, string>>
}

export function readRows(file: URL): (ContractRow | VocabularyRow)[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as ContractRow | VocabularyRow)
}

/** The whole committed table; REST 3.0 is a method `v3:…`; rows written by hand are laid over it. */
export function readTable(): ContractTable {
  const derived = readdirSync(TABLE).filter((name) => name !== 'by-hand.jsonl')
  const all = [...derived.sort().flatMap((name) => readRows(new URL(name, TABLE))), ...readRows(BY_HAND)]
  const rows = new Map<string, ContractRow>()
  const vocabulary = new Map<string, Map<string, string>>()
  for (const row of all) {
    if ('method' in row) {
      const key = row.method.toLowerCase()
      const derived = rows.get(key)
      rows.set(key, { ...derived, ...row, params: { ...derived?.params, ...row.params } })
    } else vocabulary.set(row.family, new Map([...(vocabulary.get(row.family) ?? []), ...Object.entries(row.names)]))
  }
  return { rows, vocabulary }
}
