// The proofs at full size: npm run test:long. The last result stands in docs/measurements.md.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checks } from './checks/checks.mjs'
import { runCheck } from './checks/run-check.mjs'
import { root, toolsFolder } from './set-up/paths.mjs'
import { measurementsPage } from './measurements-page.mjs'

// Tests read PORYADOK_LONG to choose their size and add one JSON line per figure: { "name", "value", "unit" }.
const figuresFile = join(toolsFolder, 'results/figures.jsonl')
const page = join(root, 'docs/measurements.md')

mkdirSync(dirname(figuresFile), { recursive: true })
rmSync(figuresFile, { force: true })
Object.assign(process.env, { PORYADOK_LONG: '1', PORYADOK_FIGURES: figuresFile })

const results = []
for (const check of checks.filter(({ report }) => report)) results.push(await runCheck(check))

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
const figures = existsSync(figuresFile)
  ? readFileSync(figuresFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : []
const result = {
  command: 'npm run test:long',
  commit: git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') ? ' with changes' : ''),
  day: new Date().toISOString().slice(0, 10),
  passed: results.reduce((sum, { passed }) => sum + passed, 0),
  failed: results.reduce((sum, { failed }) => sum + failed, 0),
  figures,
}
mkdirSync(dirname(page), { recursive: true })
writeFileSync(page, measurementsPage(existsSync(page) ? readFileSync(page, 'utf8') : undefined, result))
process.stdout.write(`\nThe figures are in docs/measurements.md\n${result.passed} passed, ${result.failed} failed\n`)
process.exitCode = result.failed > 0 ? 1 : 0
