// node e2e/portal/contract/derive.ts <folder of contract files> <folder of the vendor's documentation>
// Writes the row of every registered method, from its contract file or from its page alone, and lists those without a page.
// What both say wrongly is mended in table/by-hand.jsonl.
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { METHODS } from '../methods/registry.ts'
import { readContracts } from './derive/contract-file.ts'
import { deriveRow, rowOfPage } from './derive/derive-row.ts'
import { readPage } from './derive/read-page.ts'
import { jsonBody, withoutAuth } from './derive/json-body.ts'
import { Vocabulary } from './derive/vocabulary.ts'
import { widenByExample } from './derive/widen.ts'
import { BY_HAND, readRows, TABLE } from './read-table.ts'
import type { ContractRow, VocabularyRow } from './row.ts'
import { tableOf } from './table-of.ts'

const [contracts, docs] = process.argv.slice(2)
if (contracts === undefined || docs === undefined) throw new Error('usage: derive.ts <contracts> <documentation>')

/** Pages that list the fields of a family's records apart from its methods. */
const PAGES_OF_FIELDS: Record<string, string[]> = {
  'crm.item': ['api-reference/crm/universal/object-fields'],
  'crm.lead': ['api-reference/crm/leads/crm-lead-fields'],
  user: ['api-reference/user/user-fields', 'api-reference/user/user-add'],
}

const files = readContracts(contracts)
const byHand = new Set(readRows(BY_HAND).flatMap((row) => ('method' in row ? [row.method.toLowerCase()] : [])))
const vocabulary = new Vocabulary()
const tables = new Map<string, (ContractRow | VocabularyRow)[]>()
const without: string[] = []

for (const { name, page: path } of METHODS) {
  const file = files.get(name.toLowerCase())
  const page = readPage(docs, file?.source.file.replace(/\.md$/, '') ?? path)
  const row = file ? deriveRow(name, file, page) : page && rowOfPage(name, path, page)
  if (!row && byHand.has(name.toLowerCase())) continue
  if (!row || (!file && byHand.has(name.toLowerCase()))) {
    if (!row) without.push(name)
    continue
  }
  vocabulary.add(row, file, page)
  const examples = page?.requests.filter((one) => one.method.toLowerCase() === name.toLowerCase()) ?? []
  put(
    name,
    examples.reduce((sofar, { body }) => widenByExample(sofar, withoutAuth(jsonBody(body))), row),
  )
}
for (const [family, pages] of Object.entries(PAGES_OF_FIELDS))
  for (const page of pages) vocabulary.addPage(family, readPage(docs, page))
for (const row of vocabulary.rows()) put(row.family, row)

for (const old of readdirSync(TABLE)) if (!old.endsWith('by-hand.jsonl')) rmSync(new URL(old, TABLE))
for (const [table, rows] of tables) {
  rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  writeFileSync(new URL(`${table}.jsonl`, TABLE), rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
}
process.stdout.write(`${tables.size} tables; without a page: ${without.join(', ') || 'none'}\n`)

function put(name: string, row: ContractRow | VocabularyRow): void {
  const table = tableOf(name)
  const rows = tables.get(table) ?? []
  rows.push(row)
  tables.set(table, rows)
}

function keyOf(row: ContractRow | VocabularyRow): string {
  return 'method' in row ? row.method.toLowerCase() : ` ${row.family}`
}
