import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aNode, aTree } from '../testing.ts'
import { chooseNode, levelColumns } from './choose-level.ts'
import { pathOf, productTree } from './product-tree.ts'

/** Any forest: each node lies in one made before it, or at the top; then shuffled. */
const forest = fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 120 }).chain((made) => {
  const nodes = made.map(([below, top], at) => aNode(`s${at}`, top || at === 0 ? null : `s${below % at}`))
  return fc.shuffledSubarray(nodes, { minLength: nodes.length, maxLength: nodes.length })
})

describe('the tree', () => {
  test('fills the parents of every node right', () => {
    fc.assert(
      fc.property(forest, (nodes) => {
        const tree = aTree(nodes)
        const parents = new Map(nodes.map(({ key, parent }) => [key, parent]))
        expect(tree.nodes).toHaveLength(nodes.length)
        for (const { key } of nodes) {
          const chosen = chooseNode(tree, [], key)
          expect(chosen.at(-1)).toBe(key)
          expect(parents.get(chosen[0] ?? '')).toBeNull()
          expect(chosen.slice(1).map((one) => parents.get(one))).toEqual(chosen.slice(0, -1))
        }
      }),
    )
  })

  test('holds each node below its parent, and every column what lies under the choice', () => {
    fc.assert(
      fc.property(forest, fc.nat(), (nodes, pick) => {
        const tree = aTree(nodes)
        const node = nodes[pick % Math.max(1, nodes.length)]
        if (!node) return
        const chosen = chooseNode(tree, [], node.key)
        for (const { level, from, to } of levelColumns(tree, chosen)) {
          const shown = (tree.levels[level] ?? []).slice(from, to).map((at) => tree.nodes[at]?.key)
          const above = chosen.slice(0, level)
          const right = tree.nodes
            .filter((one) => one.level === level && above.every((key, at) => pathOf(tree, one.key)[at]?.key === key))
            .map(({ key }) => key)
          expect(shown).toEqual(right)
        }
      }),
    )
  })

  test('puts a node whose section is gone at the top, and says so', () => {
    const { tree, because } = productTree([aNode('p1', 's9', 'Реле')])
    expect(tree.nodes.map(({ key, level }) => [key, level])).toEqual([['p1', 0]])
    expect(because).toEqual([{ code: 'products.section-gone', params: { name: 'Реле', key: 'p1' } }])
  })

  test('cuts a ring of sections open, and loses none of them', () => {
    const { tree, because } = productTree([aNode('s1', 's3'), aNode('s2', 's1'), aNode('s3', 's2'), aNode('p1', 's2')])
    expect(tree.nodes.map(({ key }) => key).sort()).toEqual(['p1', 's1', 's2', 's3'])
    expect(because.map(({ code }) => code)).toEqual(['products.ring'])
  })

  test('cuts a section open that lies in itself', () => {
    const { tree } = productTree([aNode('s1', 's1'), aNode('p1', 's1')])
    expect(pathOf(tree, 'p1').map(({ key }) => key)).toEqual(['s1', 'p1'])
  })

  test('names siblings that share a name; under two parents a name is nobody else’s', () => {
    const { because } = productTree([
      aNode('s1', null, 'А'),
      aNode('s2', null, 'Б'),
      aNode('s3', 's1', 'Реле'),
      aNode('s4', 's2', 'Реле'),
      aNode('s5', 's2', 'Реле'),
    ])
    expect(because).toEqual([{ code: 'products.same-name', params: { name: 'Реле', count: 2 } }])
  })

  test('sorts siblings by their order and then as people count', () => {
    const tree = aTree([
      aNode('s1', null, 'ОР-100'),
      aNode('s2', null, 'ОР-16'),
      { ...aNode('s3', null, 'Я'), sort: 1 },
    ])
    expect(tree.nodes.map(({ name }) => name)).toEqual(['Я', 'ОР-16', 'ОР-100'])
  })

  test('stands a chain of 20 000 sections', () => {
    const nodes = Array.from({ length: 20_000 }, (_, at) => aNode(`s${at}`, at === 0 ? null : `s${at - 1}`))
    expect(aTree(nodes).levels).toHaveLength(20_000)
  })
})
