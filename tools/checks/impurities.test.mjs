import { expect, test } from 'vitest'
import { impurities } from './impurities.mjs'

test.each([
  'const at = Date.now()',
  'const at = new Date()',
  'const at = new Date( )',
  'const at = Date()',
  'const chance = Math.random()',
  'export async function decide() {}',
  'const x = await y',
  'const zone = process.env.TZ',
  'const page = fetch(url)',
])('finds the impurity of %s', (source) => {
  expect(impurities(`const one = 1\n${source}`)).toMatchObject([{ line: 2 }])
})

test.each([
  'const at = new Date(now.getTime() + delay)',
  '// the caller gives now: Date.now() is forbidden here',
  '/* an async\n process. */',
  "const sentence = 'await the answer of fetch('",
  'const processed = refetch(facts)',
  'const isDate = value instanceof Date',
])('accepts %s', (source) => {
  expect(impurities(source)).toEqual([])
})
