import { expect, test } from 'vitest'
import { measurementsPage } from './measurements-page.mjs'

const run = { command: 'npm run test:long', commit: 'abc1234', day: '2026-01-02', passed: 3, failed: 0 }

test('a new run replaces the last one and leaves the rest of the page', () => {
  const first = measurementsPage(undefined, { ...run, figures: [{ name: 'letters', value: 100 }] })
  const own = `${first}\nWritten by hand.\n`
  const second = measurementsPage(own, { ...run, figures: [{ name: 'letters a second', value: 42, unit: '1/s' }] })

  expect(second).toContain('commit abc1234: 3 passed, 0 failed.')
  expect(second).toContain('| letters a second | 42 1/s |')
  expect(second).not.toContain('| letters | 100 |')
  expect(second).toContain('Written by hand.')
})

test('a page without the marks is refused', () => {
  expect(() => measurementsPage('# Measurements', { ...run, figures: [] })).toThrow('has lost its marks')
})
