import { describe, expect, test } from 'vitest'
import { aCatalogue, aTree } from '../testing.ts'
import { movedSince } from './moved-since.ts'
import { pathOf } from './product-tree.ts'

const frozen = pathOf(aTree(), 'p3')
const later = (change: (node: ReturnType<typeof aCatalogue>[number]) => ReturnType<typeof aCatalogue>) =>
  movedSince(aTree(aCatalogue().flatMap(change)), frozen)?.code

describe('a row chosen earlier', () => {
  test('says nothing while the catalogue is as it was', () => {
    expect(movedSince(aTree(), frozen)).toBeNull()
  })
  test('says that its product moved', () => {
    expect(later((node) => [node.key === 'p3' ? { ...node, parent: 's2' } : node])).toBe('products.moved')
  })
  test('says that a section above got another name', () => {
    expect(later((node) => [node.key === 's4' ? { ...node, name: 'ОР-64' } : node])).toBe('products.renamed')
  })
  test('says that it is gone', () => {
    expect(later((node) => (node.key === 'p3' ? [] : [node]))).toBe('products.gone')
  })
  test('says that it moved when its section is gone', () => {
    expect(later((node) => (node.key === 's4' ? [] : [node]))).toBe('products.moved')
  })
})
