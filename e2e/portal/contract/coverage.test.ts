import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { METHODS } from '../methods/registry.ts'
import { METHODS_THREE } from '../methods/v3/registry.ts'
import { COVERAGE, coverageText, testsByMethod, testsOfThree } from './coverage-text.ts'
import { readTable } from './read-table.ts'

/** Methods of both versions as the contract table names them. */
const ALL = [...METHODS, ...METHODS_THREE.map((one) => ({ ...one, name: `v3:${one.name}` }))]

test('the coverage document speaks of the registered methods, their pages and their tests', () => {
  expect(readFileSync(COVERAGE, 'utf8')).toBe(coverageText())
})

test('every registered method is called by a test', () => {
  const [tests, three] = [testsByMethod(), testsOfThree()]
  expect(METHODS.map(({ name }) => name.toLowerCase()).filter((name) => !tests.has(name))).toEqual([])
  expect(METHODS_THREE.map(({ name }) => name.toLowerCase()).filter((name) => !three.has(name))).toEqual([])
})

test('every registered method has a row in the contract table, with the same page', () => {
  const { rows } = readTable()
  const other = ALL.filter(({ name, page }) => rows.get(name.toLowerCase())?.page !== page)
  expect(
    other.map(({ name, page }) => `${name}: ${page}, table: ${rows.get(name.toLowerCase())?.page ?? 'no row'}`),
  ).toEqual([])
})
