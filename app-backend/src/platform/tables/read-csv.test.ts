import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { growthOf } from '../testing/growth-of.ts'
import { inCharset } from '../../intake/testing.ts'
import { readCsv } from './csv/read-csv.ts'
import { tableLimits } from './table.ts'
import { cellsOf, inFolder, readWhole, tableOf } from './testing.ts'

const text = 'Имя;Телефон;Город\r\nАнна;8 916 123-45-67;Псков\r\nОлег;;Омск\r\n'
const rows = [
  ['Анна', '8 916 123-45-67', 'Псков'],
  ['Олег', '', 'Омск'],
]
const utf16be = (words: string) => Buffer.from(words, 'utf16le').swap16()

describe('a CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16 of Excel', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16, big end first', utf16be(`\uFEFF${text}`), 'utf-16be'],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), 'utf-16le'],
    ['windows-1251', inCharset(text, 'windows-1251'), 'windows-1251'],
    ['KOI8-R', inCharset(text, 'koi8-r'), 'koi8-r'],
  ])('in %s is read', async (_, bytes, charset) => {
    const table = await tableOf(bytes)
    expect(table).toMatchObject({ format: 'csv', charset, delimiter: ';', columns: ['Имя', 'Телефон', 'Город'] })
    expect(cellsOf(table)).toEqual(rows)
  })

  it('is taken for windows-1251 though its first Russian letter comes after 300 KB', async () => {
    const ascii = `id;name\n${'1;a\n'.repeat(80_000)}`
    const table = await tableOf(Buffer.concat([Buffer.from(ascii), inCharset('2;Заречье\n', 'windows-1251')]))
    expect([table.charset, table.rows.at(-1)]).toMatchObject(['windows-1251', { cells: ['2', 'Заречье'] }])
  })

  it.each([
    [
      'a line break inside quotes',
      'a;b\n"one\r\ntwo";x\n3;4\n',
      [
        ['one\r\ntwo', 'x'],
        ['3', '4'],
      ],
    ],
    ['doubled quotes', 'a;b\n"ООО ""Ромашка""";x\n', [['ООО "Ромашка"', 'x']]],
    ['quotes inside a cell that has none around it', 'a;b\nООО "Ромашка";x\n', [['ООО "Ромашка"', 'x']]],
    ['delimiters inside quotes', 'a;b\n"x;y";z\n', [['x;y', 'z']]],
    [
      'line ends of an old Mac',
      'a;b\r1;2\r3;4\r',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'mixed line ends',
      'a;b\r\n1;2\n3;4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['no line end at the end', 'a;b\n1;2', [['1', '2']]],
    ['zeros in it', 'a;b\n1\0;2\n', [['1', '2']]],
    ['a line that names the delimiter', 'sep=,\r\na,b\r\n1,"x;y"\r\n', [['1', 'x;y']]],
    ['quoted formulas of ours', "a;b\n'+79161234567;'=1\n", [['+79161234567', '=1']]],
    ['codes and long numbers', 'a;b\n007;40702810900000012345\n', [['007', '40702810900000012345']]],
  ])('with %s is read cell by cell', async (_, content, expected) =>
    expect(cellsOf(await tableOf(content))).toEqual(expected),
  )

  it('counts rows as a spreadsheet does: empty ones and line breaks in cells count', async () => {
    const table = await tableOf('\n;\na;b\n1;2\n\n"x\ny";3\n;;\n4;5\n')
    expect(table.columns).toEqual(['a', 'b'])
    expect(table.rows.map(({ number, cells }) => [number, cells[0]])).toEqual([
      [4, '1'],
      [6, 'x\ny'],
      [8, '4'],
    ])
  })

  it('says which rows are longer or shorter than the header, and keeps what they say', async () => {
    const { rows: read } = await tableOf('a;b\n1\n1;2;3\n1;2;\n')
    expect(read.map(({ cells, faults }) => [cells, faults.map(({ code }) => code)])).toEqual([
      [['1', ''], ['row.shorter-than-header']],
      [['1', '2', '3'], ['row.longer-than-header']],
      [['1', '2'], []],
    ])
  })

  it('says in which cell letters could not be read', async () => {
    const bytes = Buffer.concat([Buffer.from('\uFEFFa;b\nок;Псков'), Buffer.from([0xff]), Buffer.from('\n')])
    expect((await tableOf(bytes)).rows[0]?.faults).toEqual([{ column: 1, code: 'cell.unreadable-letters' }])
  })

  it.each([
    ['', 'table.empty'],
    ['\n\n;;\n', 'table.empty'],
    ['a;b\n1;"open\n2;3\n', 'table.broken-quotes'],
    [`a;b\n${'x;'.repeat(2_500)}\n`, 'table.too-wide'],
    [`a;b\n1;${'x'.repeat(1_100_000)}\n`, 'table.row-too-long'],
    ['\xd0\xcf\x11\xe0 old', 'table.old-format'],
    ['%PDF-1.4 x', 'table.unreadable'],
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10', 'table.unreadable'],
  ])('that can’t be read says why: %#', async (content, code) =>
    expect(tableOf(Buffer.from(content, content.startsWith('\xd0') ? 'latin1' : 'utf8'))).rejects.toMatchObject({
      code,
    }),
  )

  it('with a row of 100 MB is refused after a few of them', async () =>
    inFolder(async (path) => {
      const file = path('long.csv')
      await writeFile(file, Buffer.concat([Buffer.from('a;b\n1;2\n3;"'), Buffer.alloc(100 * 1024 ** 2, 'x')]))
      const { rows: read } = await readCsv(file, tableLimits)
      const seen: number[] = []
      const before = process.memoryUsage().arrayBuffers
      const reading = (async () => {
        for await (const { number } of read) seen.push(number)
      })()
      await expect(reading).rejects.toMatchObject({ code: 'table.row-too-long', params: { row: 3 } })
      expect(seen).toEqual([1, 2])
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 ** 2)
    }))

  it('is closed when its reader has had enough', async () =>
    inFolder(async (path) => {
      const file = path('many.csv')
      await writeFile(file, `a;b\n${'1;2\n'.repeat(200_000)}`)
      const { rows: read } = await readCsv(file, tableLimits)
      for await (const { number } of read) if (number === 3) break
      expect((await read.next()).done).toBe(true)
      await new Promise((resolve) => createReadStream(file).on('open', resolve).destroy())
    }))

  it('twice as long is at most two and a half times the work', async () =>
    inFolder(async (path) => {
      const line = 'Анна Воронцова;8 916 123-45-67;"ООО ""Ромашка""";2026-11-22;1500,50\n'
      const work = async (count: number) => {
        await writeFile(path('t.csv'), `a;b;c;d;e\n${line.repeat(count)}`)
        expect((await readWhole(path('t.csv'))).rows).toHaveLength(count)
      }
      expect(await growthOf(work, 2_000)).toBeLessThanOrEqual(2.5)
    }))
})
