import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runCheck } from './run-check.mjs'
import { playwrightCounts, vitestCounts } from './test-counts.mjs'

let folder

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'))
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})

afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

const program = (name, source) => {
  const file = join(folder, name)
  writeFileSync(file, source)
  return [file]
}
const good = () => program('good.mjs', '')
const bad = () => program('bad.mjs', 'console.log("the reason"); process.exit(3)')

test('a check whose programs end well counts as one passed', async () => {
  expect(await runCheck({ title: 'T', programs: [good(), good()] })).toMatchObject({ passed: 1, failed: 0 })
})

test('a check fails when its first program fails, and shows what that said', async () => {
  expect(await runCheck({ title: 'T', programs: [bad(), good()] })).toMatchObject({ passed: 0, failed: 1 })
  expect(process.stdout.write).toHaveBeenCalledWith(expect.stringContaining('the reason'))
})

const reporting = (report, exitCode) => {
  const path = join(folder, 'report.json')
  const source = `require('fs').writeFileSync(${JSON.stringify(path)}, '${JSON.stringify(report)}'); process.exit(${exitCode})`
  return { title: 'T', programs: [program('runner.cjs', source)], report: { path, read: vitestCounts } }
}

test("a test runner's tests are counted", async () => {
  const check = reporting({ numPassedTests: 5, numFailedTests: 2, numPendingTests: 1 }, 1)
  expect(await runCheck(check)).toMatchObject({ passed: 5, failed: 2, skipped: 1 })
})

test('a test runner that fails although no test did counts as one failure', async () => {
  const check = reporting({ numPassedTests: 5, numFailedTests: 0 }, 1)
  expect(await runCheck(check)).toMatchObject({ passed: 5, failed: 1 })
})

test('a test runner that leaves no report has failed', async () => {
  const check = { title: 'T', programs: [good()], report: { path: join(folder, 'none.json'), read: vitestCounts } }
  expect(await runCheck(check)).toMatchObject({ passed: 0, failed: 1 })
})

test('a browser test that passed only when repeated counts as failed', () => {
  expect(playwrightCounts({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 } })).toMatchObject({
    passed: 3,
    failed: 2,
    skipped: 2,
  })
})

test('tests that failed are named with the beginning of their reason', () => {
  const long = Array.from({ length: 40 }, (_, line) => `line ${line}\n    at file.js:${line}`).join('\n')
  const assertionResults = [
    { status: 'passed', fullName: 'holds', failureMessages: [] },
    { status: 'failed', fullName: 'breaks', failureMessages: [`\u001b[31m${long}\u001b[39m`] },
  ]
  const testResults = [
    { name: 'a.test.ts', status: 'failed', assertionResults },
    { name: 'b.test.ts', status: 'failed', message: 'does not load', assertionResults: [] },
  ]
  const { red } = vitestCounts({ numPassedTests: 1, numFailedTests: 1, testResults })
  expect(red).toEqual([
    { title: 'a.test.ts › breaks', reason: Array.from({ length: 12 }, (_, line) => `line ${line}`).join('\n') },
    { title: 'b.test.ts', reason: 'does not load' },
  ])
})

test('journeys that failed are named, however deep their groups, and those that passed only when repeated', () => {
  const run = (error) => ({ results: [{ errors: error ? [{ message: error }] : [] }] })
  const suites = [
    {
      specs: [{ ok: true, file: 'a.spec.ts', title: 'holds', tests: [{ status: 'expected', ...run() }] }],
      suites: [
        {
          specs: [{ ok: false, file: 'b.spec.ts', title: 'breaks', tests: [{ status: 'unexpected', ...run('late') }] }],
        },
        { specs: [{ ok: true, file: 'c.spec.ts', title: 'wavers', tests: [{ status: 'flaky', ...run('once') }] }] },
      ],
    },
  ]
  const { red } = playwrightCounts({ stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 0 }, suites })
  expect(red).toEqual([
    { title: 'b.spec.ts › breaks', reason: 'late' },
    { title: 'c.spec.ts › wavers', reason: 'once' },
  ])
})
