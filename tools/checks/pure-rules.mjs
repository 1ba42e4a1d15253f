// Files under rules/ decide from facts alone: no clock, no chance, nothing to wait for, no surroundings.
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../set-up/paths.mjs'
import { filesBelow } from '../set-up/stamp.mjs'
import { impurities } from './impurities.mjs'

const sources = filesBelow(['app-backend/src', 'app-frontend/src', 'e2e/portal'].map((folder) => join(root, folder)))
const rules = sources.filter(
  (file) => /[/\\]rules[/\\]/.test(file) && /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
)
const faults = rules.flatMap((file) =>
  impurities(readFileSync(file, 'utf8')).map(({ line, what }) => `${relative(root, file)}:${line}: ${what}`),
)

process.stdout.write(faults.map((fault) => `${fault}\n`).join(''))
process.stdout.write(`${rules.length} rules, ${faults.length} faults\n`)
process.exitCode = faults.length > 0 ? 1 : 0
