import { expect, test } from 'vitest'
import { runChecks } from './run-checks.mjs'

const source = (name) => ({ name, title: name, programs: [] })
const runner = (name) => ({ ...source(name), report: { path: '', read: () => ({}) } })

test('checks of sources run beside one another, a test runner alone, and the results keep the order', async () => {
  const ends = new Map()
  const underWay = new Set()
  const seen = []
  const run = async ({ name }) => {
    underWay.add(name)
    seen.push([...underWay].join(' '))
    await new Promise((resolve) => ends.set(name, resolve))
    underWay.delete(name)
    return name
  }
  const order = ['lint', 'types', 'build', 'unit', 'journeys']
  const done = runChecks([source('lint'), source('types'), source('build'), runner('unit'), runner('journeys')], 2, run)
  for (const name of ['types', 'lint', 'build', 'unit', 'journeys']) {
    await expect.poll(() => ends.has(name)).toBe(true)
    ends.get(name)()
  }
  expect(await done).toEqual(order)
  expect(seen).toEqual(['lint', 'lint types', 'lint build', 'unit', 'journeys'])
})
