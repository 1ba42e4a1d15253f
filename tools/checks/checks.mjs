import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, toolsFolder } from '../set-up/paths.mjs'
import { playwrightCounts, vitestCounts } from './test-counts.mjs'

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {{ title: string, reason: string }[]} [red] the tests that failed
 */
/**
 * @typedef {object} Check
 * @property {string} name selects it on the command line
 * @property {string} title
 * @property {string[][]} programs run with our Node one after another: a file below the root and its arguments
 * @property {{ path: string, read: (report: any) => Counts, env?: Record<string, string> }} [report] of a test runner,
 * whose output is shown while it runs and whose tests are counted; any other check counts as one
 */

const bin = (path) => join('node_modules', path)
const tsc = bin('typescript/bin/tsc')
const packages = ['prisma', 'app-backend', 'app-frontend', 'e2e'].filter((name) =>
  existsSync(join(root, name, 'tsconfig.json')),
)
const vitestReport = join(toolsFolder, 'results/vitest.json')
const playwrightReport = join(toolsFolder, 'results/playwright.json')

/** @type {Check[]} */
export const checks = [
  { name: 'format', title: 'Format', programs: [[bin('oxfmt/bin/oxfmt'), '--check', '.']] },
  { name: 'lint', title: 'Lint', programs: [[bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']] },
  { name: 'types', title: 'Types', programs: packages.map((name) => [tsc, '-p', `${name}/tsconfig.json`, '--noEmit']) },
  { name: 'arrows', title: 'Who imports whom', programs: [['tools/checks/arrows.mjs']] },
  { name: 'rules', title: 'Rules are pure', programs: [['tools/checks/pure-rules.mjs']] },
  { name: 'unused', title: 'Unused code and packages', programs: [[bin('knip/bin/knip.js'), '--no-progress']] },
  { name: 'docs', title: 'Commands and paths in the docs', programs: [['tools/checks/docs.mjs']] },
  { name: 'build', title: 'The screens build', programs: [['tools/checks/build-screens.mjs']] },
  {
    name: 'unit',
    title: 'Unit and integration tests',
    programs: [
      ['tools/dovecot.mjs'],
      [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
    ],
    report: { path: vitestReport, read: vitestCounts },
  },
  {
    name: 'journeys',
    title: 'Browser journeys',
    programs: [['tools/playwright.mjs', 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json']],
    report: { path: playwrightReport, read: playwrightCounts, env: { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport } },
  },
]
