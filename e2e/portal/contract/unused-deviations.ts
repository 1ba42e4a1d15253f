// PORYADOK_CONTRACT_LOG=<file> npm test; node e2e/portal/contract/unused-deviations.ts <file>
// Lists the deviations that no call of the run needed: the portal or the page has changed, the entry may go.
import { readFileSync } from 'node:fs'
import { DEVIATIONS, keyOf } from './deviations.ts'

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: unused-deviations.ts <log of a run>')
const lines = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
const used = new Set(lines.flatMap((line) => (JSON.parse(line) as { deviations: string[] }).deviations))
const unused = DEVIATIONS.map(keyOf).filter((key) => !used.has(key))
process.stdout.write(unused.length === 0 ? 'every deviation occurs\n' : `${unused.join('\n')}\n`)
