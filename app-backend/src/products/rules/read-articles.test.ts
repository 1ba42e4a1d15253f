import { describe, expect, test } from 'vitest'
import { aCatalogue, aNode, aTree } from '../testing.ts'
import { mostArticles, readArticles } from './read-articles.ts'

describe('a pasted list', () => {
  test('becomes rows, and says what it does not know', () => {
    const { found, unknown, doubtful } = readArticles(aTree(), 'OP16-3-C25\n op63 1 ;XX-1\r\n\n')
    expect(found.map(({ node }) => node.key)).toEqual(['p1', 'p3'])
    expect(unknown).toEqual(['XX-1'])
    expect(doubtful).toEqual([])
  })

  test('takes an article in letters that look alike, and one named twice once', () => {
    const { found } = readArticles(aTree(), 'ОР16-3-С25\nOP16-3-C25')
    expect(found.map(({ node }) => node.key)).toEqual(['p1'])
  })

  test('leaves it to a person when two have the article', () => {
    const { doubtful } = readArticles(aTree([...aCatalogue(), aNode('p9', 's5', 'Двойник', 'OP63-1')]), 'OP63-1')
    expect(doubtful.map(({ nodes }) => nodes.map(({ key }) => key))).toEqual([['p3', 'p9']])
  })

  test('takes the first 500 and tells the others apart from what the catalogue lacks', () => {
    const pasted = Array.from({ length: mostArticles }, (_, at) => `X${at}`).join('\n')
    const { unknown, left } = readArticles(aTree(), `${pasted}\nOP63-1`)
    expect([unknown.length, left]).toEqual([mostArticles, ['OP63-1']])
  })
})
