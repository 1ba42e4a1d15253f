import { readFileSync } from 'node:fs'
import {
  levelColumns,
  productTree,
  productTreeInSteps,
  searchIndex,
  searchIndexInSteps,
  searchTree,
  type ProductNode,
  type Steps,
} from '../src/products/picker/contract.ts'

/**
 * The picker's search over a table of codes and names (a tree by its dots), beside a plain filter of an array. Takes the file and how
 * many copies of the tree to make; prints one line of JSON.
 */
const [file = '', copies = '1'] = process.argv.slice(2)
const rows = readFileSync(file, 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [code = '', name = ''] = line.split('\t').map((cell) => cell.trim())
    return code === '' || name === '' ? [] : [{ code, name }]
  })
const known = new Set(rows.map(({ code }) => code))

/** The nearest code above that is in the table: the code without its last sign, and so on. */
function above(code: string): string | null {
  for (let end = code.length - 1; end > 0; end -= 1) {
    const shorter = code.slice(0, end).replace(/\.$/, '')
    if (known.has(shorter)) return shorter
  }
  return null
}
const given = Array.from({ length: Number(copies) }, (_, copy) =>
  rows.map(({ code, name }): ProductNode => {
    const parent = above(code)
    return { key: `s${copy}-${code}`, parent: parent === null ? null : `s${copy}-${parent}`, name, code, sort: 500 }
  }),
).flat()

const ms = (work: () => unknown): number => {
  const started = performance.now()
  work()
  return performance.now() - started
}
const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

const { tree, because } = productTree(given)
const building = ms(() => productTree(given))
const index = searchIndex(tree)
const folding = ms(() => searchIndex(tree))
/** The longest time for which a screen would have to wait. */
function longestStep(steps: Steps<unknown>): number {
  let longest = 0
  for (;;) {
    let done: boolean | undefined
    const took = ms(() => ({ done } = steps.next()))
    longest = Math.max(longest, took)
    if (done) return longest
  }
}
const step = Math.max(longestStep(productTreeInSteps(given)), longestStep(searchIndexInSteps(tree)))
const queries = [
  'пшеница',
  'услуги по ремонту',
  '01.11',
  'pshenica',
  'gitybwf',
  'масло подсолнечное нерафинированное',
  'а',
]
const plain = (query: string) => {
  const text = query.toLowerCase()
  return given.filter(({ name, code }) => name.toLowerCase().includes(text) || code.includes(text)).length
}
const runs = Array.from({ length: 15 }, () => queries).flat()
const parents = new Map(given.map(({ key, parent }) => [key, parent]))
const right = tree.nodes.filter(({ key, at, level }) => {
  const parent = parents.get(key) ?? null
  const node = parent === null ? undefined : tree.byKey.get(parent)
  return parent === null ? level === 0 : node !== undefined && node.at < at && at < node.end && node.level === level - 1
}).length

process.stdout.write(
  JSON.stringify({
    nodes: tree.nodes.length,
    levels: tree.levels.length,
    mended: because.filter(({ code }) => code !== 'products.same-name').length,
    right,
    building,
    step,
    folding,
    search: median(runs.map((query) => ms(() => searchTree(index, query, 200)))),
    slowest: Math.max(...runs.map((query) => ms(() => searchTree(index, query, 200)))),
    plain: median(runs.map((query) => ms(() => plain(query)))),
    columns: median(tree.nodes.slice(0, 1_000).map(({ key }) => ms(() => levelColumns(tree, [key])))),
    found: queries.map((query) => [query, searchTree(index, query, 200).total]),
  }),
)
