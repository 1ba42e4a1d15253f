import { describe, expect, test } from 'vitest'
import { circlesIn, sliceGraph } from './slice-graph.mjs'

const uses = (source, resolved, dependencyTypes = ['local']) => ({
  source,
  dependencies: [{ resolved, dependencyTypes }],
})

describe('sliceGraph', () => {
  test('joins the imports of a slice', () => {
    const graph = sliceGraph([
      uses('app-backend/src/intake/a.ts', 'app-backend/src/threading/index.ts'),
      uses('app-backend/src/intake/deep/b.ts', 'app-backend/src/requests/index.ts'),
    ])
    expect(graph).toEqual(new Map([['intake', new Set(['threading', 'requests'])]]))
  })

  test('leaves out types, tests and contracts', () => {
    const graph = sliceGraph([
      uses('app-backend/src/intake/a.ts', 'app-backend/src/threading/index.ts', ['local', 'type-only']),
      uses('app-backend/src/intake/a.test.ts', 'app-backend/src/threading/index.ts'),
      uses('app-backend/src/intake/contract.ts', 'app-backend/src/threading/contract.ts'),
    ])
    expect(graph).toEqual(new Map([['intake', new Set()]]))
  })
})

describe('circlesIn', () => {
  const graph = (arrows) => new Map(Object.entries(arrows).map(([from, to]) => [from, new Set(to)]))

  test('finds a circle over three slices', () => {
    expect(circlesIn(graph({ a: ['b'], b: ['c'], c: ['a'] }))).toEqual([['a', 'b', 'c', 'a']])
  })

  test('accepts two ways to the same slice', () => {
    expect(circlesIn(graph({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([])
  })
})
