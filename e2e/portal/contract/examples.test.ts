import { afterAll, beforeAll, expect, test } from 'vitest'
import { METHODS } from '../methods/registry.ts'
import { packSnapshot, restorePacked } from '../store/packed-snapshot.ts'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'
import { readExamples } from './example.ts'
import { faultText } from './fault.ts'
import { readTable } from './read-table.ts'
import { meetNeeds } from './replay/needs.ts'
import { ExampleWorld } from './replay/world.ts'
import { REFUSED, SKIPPED } from './skipped-examples.ts'

const { rows } = readTable()
const replayed = readExamples().filter(({ method }) => SKIPPED[method.toLowerCase()] === undefined)
const succeeded = new Set<string>()

let portal: TestPortal
let start: Awaited<ReturnType<typeof packSnapshot>>
beforeAll(async () => {
  portal = await aPortal({ differences: ['* params.*'] })
  start = await packSnapshot(portal.state)
})
afterAll(() => portal.stop())

test.each(replayed.map((example, place) => ({ ...example, title: `${example.method} (${place})` })))(
  '$title answers as its page says',
  async (example) => {
    await restorePacked(portal.state, start)
    await meetNeeds(new ExampleWorld(portal), example)
    portal.state.contract.clear()
    const { body } = await portal.call(example.method, example.params)
    const faults = portal.state.contract.faults().map(faultText)
    const documented = rows.get(example.method.toLowerCase())?.errors ?? []
    portal.state.contract.clear()
    if (body.error === undefined) succeeded.add(example.method.toLowerCase())
    const excused = REFUSED[example.method.toLowerCase()] !== undefined || documented.includes(body.error ?? '')
    const refusal = excused ? [] : [`${body.error} ${body.error_description}: not on the page`]
    expect(body.error === undefined ? faults : refusal).toEqual([])
  },
)

test('nine methods in ten have an example that is replayed, and the rest say why', () => {
  const present = new Set(replayed.map(({ method }) => method.toLowerCase()))
  const without = METHODS.map(({ name }) => name.toLowerCase()).filter((name) => !present.has(name))
  expect(without.filter((name) => SKIPPED[name] === undefined)).toEqual([])
  expect(present.size / METHODS.length).toBeGreaterThan(0.9)
})

test('examples succeed, but for those that say why they cannot', () => {
  const methods = new Set(replayed.map(({ method }) => method.toLowerCase()))
  const refused = [...methods].filter((name) => !succeeded.has(name))
  expect(refused.toSorted()).toEqual(Object.keys(REFUSED).toSorted())
})
