// Every check and test, in order, with a summary: npm test. Names select some: npm test -- lint types
import { checks } from './checks/checks.mjs'
import { runCheck } from './checks/run-check.mjs'

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name))
if (unknown.length > 0) {
  process.stderr.write(
    `No check is named ${unknown.join(', ')}. There are: ${checks.map(({ name }) => name).join(', ')}\n`,
  )
  process.exit(1)
}

const results = []
for (const check of checks.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  results.push(await runCheck(check))
}

for (const { title, reason } of results.flatMap(({ red }) => red ?? [])) {
  process.stdout.write(`\n✗ ${title}\n${reason.replaceAll(/^/gm, '  ')}\n`)
}

const width = Math.max(...results.map(({ title }) => title.length))
process.stdout.write('\n')
for (const { title, passed, failed, skipped, seconds } of results) {
  const counted = passed + failed > 1 ? `  ${passed} passed, ${failed} failed` : ''
  const left = skipped > 0 ? `, ${skipped} skipped` : ''
  process.stdout.write(`${failed > 0 ? '✗' : '✓'} ${title.padEnd(width)}  ${seconds.padStart(6)} s${counted}${left}\n`)
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0)
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)
process.exitCode = sum('failed') > 0 ? 1 : 0
