import { describe, expect, test } from 'vitest'
import { aCatalogue, aNode, aTree } from '../testing.ts'
import { foldByLook, foldBySound, wordFolder } from './fold-text.ts'
import { searchIndex, searchIndexInSteps, searchTree } from './search-tree.ts'

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

  test('folds a text word by word as it folds it whole', () => {
    const fold = wordFolder()
    for (const text of [
      'Щит ЩР-24, навесной',
      'ОР16 3P·C25 (4,5 кА)',
      'Объём ёмкости; shch kh',
      'ь - ъ',
      'İstanbul ŚĆ',
    ])
      expect(fold(text)).toEqual({ sound: foldBySound(text), look: foldByLook(text) })
  })

  test('meets a word that stands twice in a line once, and never one across two lines', () => {
    const nodes = [aNode('p1', null, 'Реле реле'), aNode('p2', null, 'Щит'), aNode('p3', null, 'Ток')]
    expect(search('реле', nodes)).toEqual(['p1'])
    expect(search('щитток', nodes)).toEqual([])
    expect(search('ток', nodes)).toEqual(['p3'])
  })

  test('is the same index when it is built in steps, and gives way often', () => {
    const nodes = Array.from({ length: 9_000 }, (_, at) =>
      aNode(`s${at}`, at === 0 ? null : `s${at >> 1}`, `Реле ${at}`),
    )
    const steps = searchIndexInSteps(aTree(nodes))
    let count = 0
    let step = steps.next()
    for (; !step.done; step = steps.next()) count += 1
    expect(step.value).toEqual(searchIndex(aTree(nodes)))
    expect(count).toBeGreaterThanOrEqual(4)
  })
})
