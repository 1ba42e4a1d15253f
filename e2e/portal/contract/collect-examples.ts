// node e2e/portal/contract/collect-examples.ts <folder of the vendor's documentation>
// Writes the request examples of the pages of every registered method: method and parameters only.
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { METHODS } from '../methods/registry.ts'
import { anonymous } from './derive/anonymous.ts'
import { jsonBody, withoutAuth } from './derive/json-body.ts'
import { readPage } from './derive/read-page.ts'
import type { Example } from './example.ts'
import { EXAMPLES } from './example.ts'
import { readTable } from './read-table.ts'
import { tableOf } from './table-of.ts'

const [docs] = process.argv.slice(2)
if (docs === undefined) throw new Error('usage: collect-examples.ts <documentation>')

const MOST = 3
const files = new Map<string, Example[]>()
const without: string[] = []
const { rows } = readTable()

for (const { name, page } of METHODS) {
  const found = examplesOf(name, rows.get(name.toLowerCase())?.page ?? page)
  if (found.length === 0) without.push(name)
  const table = tableOf(name)
  if (found.length > 0) files.set(table, [...(files.get(table) ?? []), ...found])
}
for (const old of readdirSync(EXAMPLES)) if (old !== 'by-hand.jsonl') rmSync(new URL(old, EXAMPLES))
for (const [table, examples] of files) {
  const lines = examples.sort((a, b) => (a.method < b.method ? -1 : 1)).map((one) => `${JSON.stringify(one)}\n`)
  writeFileSync(new URL(`${table}.jsonl`, EXAMPLES), lines.join(''))
}
process.stdout.write(`${files.size} files; no example on the page of: ${without.join(', ') || 'none'}\n`)

function examplesOf(method: string, page: string): Example[] {
  const read = readPage(docs ?? '', page)
  const bodies = read?.requests.filter((one) => one.method.toLowerCase() === method.toLowerCase())
  const needs = read?.params.some((one) => one.required) ?? false
  const distinct = new Map<string, Example>()
  for (const { body } of bodies ?? []) {
    const params = jsonBody(body)
    if (params === null || (needs && Object.keys(params).length === 0)) continue
    const example = { method, params: anonymous(withoutAuth(params)) as Example['params'] }
    distinct.set(JSON.stringify(example), example)
  }
  return [...distinct.values()].slice(0, MOST)
}
