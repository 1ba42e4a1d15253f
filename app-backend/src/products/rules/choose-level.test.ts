import { describe, expect, test } from 'vitest'
import { aTree } from '../testing.ts'
import { chooseNode, clearLevel, levelColumns, type Chosen } from './choose-level.ts'

const tree = aTree()
const offered = (chosen: Chosen) =>
  levelColumns(tree, chosen).map(({ level, from, to }) =>
    (tree.levels[level] ?? []).slice(from, to).map((at) => tree.nodes[at]?.key),
  )

describe('levels', () => {
  test('offer everything while nothing is chosen', () => {
    expect(offered([])).toEqual([
      ['s1', 's5'],
      ['s2', 's4', 's6'],
      ['s3', 'p3', 'p4'],
      ['p1', 'p2'],
    ])
  })

  test('a choice on top filters the lower ones', () => {
    expect(offered(['s5'])).toEqual([['s1', 's5'], ['s6'], ['p4']])
  })

  test('a choice below fills the upper ones and filters the lower ones', () => {
    const chosen = chooseNode(tree, [], 's3')
    expect(chosen).toEqual(['s1', 's2', 's3'])
    expect(offered(chosen)).toEqual([['s1', 's5'], ['s2', 's4'], ['s3'], ['p1', 'p2']])
  })

  test('another choice on top drops what was below; the same one keeps it', () => {
    const chosen = chooseNode(tree, [], 'p1')
    expect(chooseNode(tree, chosen, 's5')).toEqual(['s5'])
    expect(chooseNode(tree, chosen, 's1')).toBe(chosen)
  })

  test('clearing a level clears below', () => {
    expect(clearLevel(['s1', 's2', 's3'], 1)).toEqual(['s1'])
  })

  test('what the catalogue does not hold changes nothing', () => {
    expect(chooseNode(tree, ['s1'], 's99')).toEqual(['s1'])
  })
})
