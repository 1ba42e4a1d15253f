import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from '../set-up/paths.mjs'

/** @typedef {import('./checks.mjs').Counts} Counts */

const REASON_LINES = 12

/**
 * Counts in Vitest's JSON report.
 * @returns {Counts}
 */
export function vitestCounts({
  numPassedTests,
  numFailedTests,
  numPendingTests = 0,
  numTodoTests = 0,
  testResults = [],
}) {
  const red = testResults.flatMap(({ name, status, message, assertionResults = [] }) => {
    const tests = assertionResults.filter((result) => result.status === 'failed')
    if (tests.length === 0) return status === 'failed' ? [redTest(name, message)] : []
    return tests.map(({ fullName, failureMessages }) => redTest(`${name} › ${fullName}`, failureMessages[0]))
  })
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests, red }
}

/**
 * Counts in Playwright's JSON report; a test that passed only when repeated counts as failed.
 * @returns {Counts}
 */
export function playwrightCounts({ stats, suites = [] }) {
  const red = specsIn(suites)
    .filter(({ ok, tests }) => !ok || tests.some(({ status }) => status === 'flaky'))
    .map(({ file, title, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors ?? []))
      return redTest(`${file} › ${title}`, errors[0]?.message)
    })
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped, red }
}

const specsIn = (suites) => suites.flatMap((suite) => [...(suite.specs ?? []), ...specsIn(suite.suites ?? [])])

/** A test that failed, in few enough lines to stand in the summary: where it was thrown stands above, in the runner's own words. */
function redTest(title, message = '') {
  const lines = stripVTControlCharacters(message).split('\n')
  const told = lines.filter((line) => !/^\s+at /.test(line)).slice(0, REASON_LINES)
  return { title: title.startsWith(root) ? relative(root, title) : title, reason: told.join('\n').trim() }
}
