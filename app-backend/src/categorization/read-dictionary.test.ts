import { writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { inFolder } from '../platform/tables/testing.ts'
import { writeTable, type TableFormat } from '../platform/tables/write-table.ts'
import { categoryRules, type DictionaryFile } from './contract.ts'
import { dictionaryTable } from './dictionary-table.ts'
import { readDictionary } from './read-dictionary.ts'

const categories = new Map([
  ['7', 'Неисправность'],
  ['8', 'Счёт и оплата'],
])

const read = (content: string | Uint8Array): Promise<DictionaryFile> =>
  inFolder(async (path) => {
    await writeFile(path('file'), content)
    return readDictionary(path('file'), categories)
  })
const codes = ({ faults }: DictionaryFile) => faults.map(({ row, because }) => [row, because.code])

const { lines } = categoryRules.parse({
  lines: [
    { id: 1, phrase: 'не работает', weight: 50, categoryId: '7' },
    {
      id: 2,
      phrase: 'гарант',
      weight: -20,
      categoryId: '7',
      matching: { kind: 'prefix' },
      field: 'subject',
      on: false,
    },
    { id: 3, phrase: 'счёт; "акт"', weight: 5, categoryId: '8', matching: { kind: 'gap', words: 2 }, note: 'из 2025' },
    { id: 4, phrase: 'ОР-16', weight: 1, categoryId: '8', matching: { kind: 'exact' }, field: 'body' },
  ],
})

describe('a dictionary in a file', () => {
  it.each([
    ['csv', 'ru'],
    ['csv', 'en'],
    ['xlsx', 'ru'],
    ['xlsx', 'en'],
  ] as const)('comes back as it went out: %s, %s', async (format: TableFormat, lang) => {
    const bytes = await Readable.from(writeTable(format, dictionaryTable(lines, categories, lang))).toArray()
    const back = await read(Buffer.concat(bytes as Uint8Array[]))
    expect(back.faults).toEqual([])
    expect(back.lines.map((line, at) => ({ id: at + 1, ...line }))).toEqual(lines)
  })

  it('has its columns by name: in any order, and most of them may be missing', async () => {
    const { lines: found, rows } = await read('КАТЕГОРИЯ;Лишнее;Фраза\nсчет  и оплата;x;Закрывающие документы\n')
    expect(rows).toBe(1)
    expect(found).toEqual([
      {
        phrase: 'Закрывающие документы',
        weight: 10,
        categoryId: '8',
        matching: { kind: 'forms' },
        field: 'anywhere',
        note: '',
        on: true,
      },
    ])
  })

  it('without a column of phrases is refused with its name', async () => {
    await expect(read('Категория;Вес\nНеисправность;5\n')).rejects.toMatchObject({
      code: 'dictionary.no-column',
      params: { columnRu: 'Слово или фраза' },
    })
  })

  it('tells each row that is no line, by its number, and reads the others', async () => {
    const file = await read(
      [
        'Слово или фраза;Вес;Категория;Как искать;Слов между;Где;Работает',
        'гудит;30;Неисправность;;;;',
        '!!!;30;Неисправность;;;;',
        'гудит;30;Шум;;;;',
        'гудит;тридцать;Неисправность;;;;',
        'гудит;5000;Неисправность;;;;',
        'щит гудит;30;Неисправность;примерно;;;',
        'щит гудит;30;Неисправность;с пропуском;9;;',
        'щит гудит;30;Неисправность;;;в подписи;',
        'щит гудит;30;Неисправность;;;;может быть',
        'Гудит;40;неисправность;;;;',
        'искрит;−5;Неисправность;точно так;;в теме;нет',
      ].join('\n'),
    )
    expect(codes(file)).toEqual([
      [3, 'dictionary.no-words'],
      [4, 'dictionary.no-category'],
      [5, 'dictionary.bad-weight'],
      [6, 'dictionary.bad-weight'],
      [7, 'dictionary.bad-matching'],
      [8, 'dictionary.bad-matching'],
      [9, 'dictionary.bad-field'],
      [10, 'dictionary.bad-switch'],
      [11, 'dictionary.repeated'],
    ])
    expect(file.lines.map(({ phrase, weight, on }) => [phrase, weight, on])).toEqual([
      ['гудит', 30, true],
      ['искрит', -5, false],
    ])
  })

  it('takes no more lines than a dictionary holds, and says which rows were left', async () => {
    const rows = Array.from({ length: 10_003 }, (_, at) => `слово${at};Неисправность`)
    const file = await read(['Слово;Категория', ...rows].join('\n'))
    expect([file.lines.length, file.rows, file.faultCount]).toEqual([10_000, 10_003, 3])
    expect(file.faults[0]).toMatchObject({ row: 10_002, because: { code: 'dictionary.too-large' } })
  })
})
