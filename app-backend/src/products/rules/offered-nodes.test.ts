import { expect, test } from 'vitest'
import { aCatalogue } from '../testing.ts'
import { offeredNodes } from './offered-nodes.ts'

const offered = (...off: string[]) =>
  offeredNodes(aCatalogue().map((node) => ({ ...node, active: !off.includes(node.key) }))).map(({ key }) => key)

test('a section that is switched off takes all below it along', () => {
  expect(offered('s2')).toEqual(['s1', 's4', 's5', 's6', 'p3', 'p4'])
})
test('a product that is switched off goes alone', () => {
  expect(offered('p1')).not.toContain('p1')
  expect(offered('p1')).toContain('p2')
})
test('sections in a ring are offered', () => {
  const ring = [
    { key: 's1', parent: 's2', name: 'А', code: '', sort: 1, active: true },
    { key: 's2', parent: 's1', name: 'Б', code: '', sort: 1, active: true },
  ]
  expect(offeredNodes(ring)).toHaveLength(2)
})
