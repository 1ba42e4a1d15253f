import { describe, expect, test } from 'vitest'
import { aCatalogue, aNode, aTree } from '../testing.ts'
import { searchIndex, searchTree } from './search-tree.ts'

const search = (query: string, nodes = aCatalogue()) => {
  const tree = aTree(nodes)
  return searchTree(searchIndex(tree), query, 50).places.map((at) => tree.nodes[at]?.key)
}

describe('the search', () => {
  test.each([
    ['by name', 'навесной', ['s6']],
    ['by a part of the name', 'авесн', ['s6']],
    ['by article', 'OP16-3-C25-6', ['p2']],
    ['by the beginning of an article, without its dashes', 'op163', ['p1', 'p2']],
    ['by an article in letters that look alike', 'ОР63', ['p3']],
    ['by Latin for Russian', 'vyklyuchatel chernyi', ['p3']],
    ['on the wrong layout', 'yfdtcyjq', ['s6']],
    ['on the wrong layout for a Latin article', 'щз63', ['p3']],
    ['with е for ё', 'черный', ['p3']],
    ['by words of several levels', 'аппараты 4,5', ['p1']],
    ['in any order of the words', 'с25 выключатель 6', ['p2']],
  ])('finds %s', (_, query, keys) => {
    expect(search(query)).toEqual(expect.arrayContaining(keys))
  })

  test.each(['  - ', 'холодильник', 'схр'])('finds nothing by «%s»', (query) => {
    expect(search(query)).toEqual([])
  })

  test('finds Latin by Russian letters', () => {
    expect(search('лион', [aNode('p1', null, 'Lion relay'), aNode('p2', null, 'Реле')])).toEqual(['p1'])
  })

  test('puts a whole article before its longer namesakes', () => {
    expect(search('op16-3-c25').slice(0, 2)).toEqual(['p1', 'p2'])
  })

  test('a name under two parents is found under both', () => {
    const nodes = [aNode('s1', null, 'А'), aNode('s2', null, 'Б'), aNode('s3', 's1', 'Реле'), aNode('s4', 's2', 'Реле')]
    expect(search('реле', nodes)).toEqual(['s3', 's4'])
    expect(search('б реле', nodes)).toEqual(['s4'])
  })

  test('counts all and gives the best', () => {
    const tree = aTree(Array.from({ length: 300 }, (_, at) => aNode(`p${at}`, null, `Реле ${at}`)))
    const { places, total } = searchTree(searchIndex(tree), 'реле', 50)
    expect([places.length, total]).toEqual([50, 300])
  })

  test('looks at each node once a reading: twice the tree, twice the looks', () => {
    const looks = (size: number) => {
      const tree = aTree(
        Array.from({ length: size }, (_, at) => aNode(`s${at}`, at === 0 ? null : `s${at >> 1}`, 'Реле')),
      )
      const index = searchIndex(tree)
      let count = 0
      const counted = new Proxy(index.sound, { get: (texts, at) => ((count += 1), Reflect.get(texts, at) as unknown) })
      searchTree({ ...index, sound: counted }, 'реле тока', 50)
      return count
    }
    expect(looks(2_000)).toBeLessThan(2.1 * looks(1_000))
  })
})
