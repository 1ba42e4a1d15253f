import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { METHODS } from '../methods/registry.ts'
import { COVERAGE, coverageText, testsByMethod } from './coverage-text.ts'
import { readTable } from './read-table.ts'

test('the coverage document speaks of the registered methods, their pages and their tests', () => {
  expect(readFileSync(COVERAGE, 'utf8')).toBe(coverageText())
})

test('every registered method is called by a test', () => {
  const tests = testsByMethod()
  expect(METHODS.map(({ name }) => name.toLowerCase()).filter((name) => !tests.has(name))).toEqual([])
})

test('every registered method has a row in the contract table, with the same page', () => {
  const { rows } = readTable()
  const other = METHODS.filter(({ name, page }) => rows.get(name.toLowerCase())?.page !== page)
  expect(
    other.map(({ name, page }) => `${name}: ${page}, table: ${rows.get(name.toLowerCase())?.page ?? 'no row'}`),
  ).toEqual([])
})
