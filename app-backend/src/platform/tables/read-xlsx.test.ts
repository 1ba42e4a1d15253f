import ExcelJS from 'exceljs'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describe, expect, it } from 'vitest'
import { tableLimits } from './table.ts'
import { cellsOf, inFolder, readWhole, tableOf } from './testing.ts'
import { writeZip, type ZipPart } from './xlsx/write-zip.ts'
import { XmlTokens } from './xlsx/xml-tokens.ts'
import { ZipArchive } from './xlsx/zip-archive.ts'

async function ofExcel(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  fill(book.addWorksheet('Данные'), book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const namespaces =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
/** An office file of the parts that matter, with a sheet of our making. */
function bookOf(
  sheet: ZipPart['content'] | string,
  more: Record<string, ZipPart['content'] | string> = {},
): AsyncIterable<Uint8Array> {
  const parts: Record<string, ZipPart['content'] | string> = {
    'xl/workbook.xml': `<workbook ${namespaces}><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  }
  return writeZip(
    Object.entries(parts).map(([name, content]) => ({
      name,
      content: typeof content === 'string' ? [Buffer.from(content)] : content,
    })),
  )
}
const sheetOf = (rows: string) => `<worksheet ${namespaces}><sheetData>${rows}</sheetData></worksheet>`

describe('an XLSX file', () => {
  it('of another program is read cell by cell: texts, numbers, dates, codes, formulas', async () => {
    const bytes = await ofExcel((sheet) => {
      sheet.addRow(['Имя', 'ИНН', 'Дата', 'Время', 'Сумма', 'Код', 'Да', 'Формула', 'Заметка'])
      const row = sheet.addRow([
        'Анна',
        500100732259,
        new Date('2026-11-22T00:00:00Z'),
        new Date('2026-11-22T12:31:00Z'),
      ])
      row.getCell(3).numFmt = 'dd.mm.yyyy'
      row.getCell(4).numFmt = 'dd.mm.yyyy hh:mm'
      row.getCell(5).value = 1500.5
      row.getCell(6).value = 49
      row.getCell(6).numFmt = '00000'
      row.getCell(7).value = true
      row.getCell(8).value = { formula: 'E2*2', result: 3001 }
      row.getCell(9).value = { richText: [{ text: 'два ' }, { font: { bold: true }, text: 'слова' }] }
    })
    const table = await tableOf(bytes)
    expect(table).toMatchObject({ format: 'xlsx', sheets: ['Данные'], sheet: 'Данные' })
    expect(cellsOf(table)).toEqual([
      ['Анна', '500100732259', '2026-11-22', '2026-11-22T12:31:00', '1500.5', '00049', 'TRUE', '3001', 'два слова'],
    ])
  })

  it('is read from the sheet that was chosen, or from the first that is not hidden', async () => {
    const bytes = await ofExcel((sheet, book) => {
      sheet.state = 'hidden'
      sheet.addRow(['скрыт'])
      book.addWorksheet('Второй').addRow(['второй'])
      book.addWorksheet('Третий').addRow(['третий'])
    })
    expect(await tableOf(bytes)).toMatchObject({ sheet: 'Второй', columns: ['второй'] })
    expect(await tableOf(bytes, { sheet: 'Третий' })).toMatchObject({ columns: ['третий'] })
    await expect(tableOf(bytes, { sheet: 'Четвёртый' })).rejects.toMatchObject({ code: 'table.no-sheet' })
  })

  it('keeps the numbers of its rows over empty ones, and says where a formula failed or digits are lost', async () => {
    const bytes = await ofExcel((sheet) => {
      sheet.getCell('A2').value = 'a'
      sheet.getCell('B2').value = 'b'
      sheet.getCell('A5').value = { formula: '1/0', result: { error: '#DIV/0!' } }
      sheet.getCell('B5').value = 4070281090000001e4
    })
    const { rows } = await tableOf(bytes)
    expect(rows.map(({ number, faults }) => [number, faults])).toEqual([
      [
        5,
        [
          { column: 0, code: 'cell.formula-error' },
          { column: 1, code: 'cell.digits-lost' },
        ],
      ],
    ])
  })

  it.each([
    [
      'cells without references',
      '<row><c t="inlineStr"><is><t>a</t></is></c><c t="str"><v>b</v></c></row>',
      ['a', 'b'],
    ],
    ['gaps', '<row r="1"><c r="A1" t="str"><v>a</v></c><c r="C1" t="str"><v>c</v></c></row>', ['a', '', 'c']],
    ['prefixes', '<x:row r="1"><x:c r="A1" t="str"><x:v>a</x:v></x:c></x:row>', ['a']],
    ['escapes', '<row><c t="str"><v>a_x000D_b &amp; &#x44F; &lt;</v></c></row>', ['a\rb & я <']],
    ['sections and comments', '<row><!-- > --><c t="str"><v><![CDATA[<a>]]></v></c></row>', ['<a>']],
    ['a sign > in an attribute', '<row spans="1>2"><c t="str"><v>a</v></c></row>', ['a']],
    ['readings of Asian texts', '<row><c t="inlineStr"><is><t>a</t><rPh><t>b</t></rPh></is></c></row>', ['a']],
  ])('with %s is read', async (_, rows, columns) =>
    expect((await tableOf(bookOf(sheetOf(rows)))).columns).toEqual(columns),
  )

  it('is the same in whatever pieces its XML comes', async () => {
    const xml = Buffer.from(
      sheetOf('<row r="1"><c r="A1" t="str"><v>Пс&amp;ков</v></c><c r="B1" s="0"><v>12.5</v></c></row>'),
    )
    const pieces = Array.from(xml, (byte) => Uint8Array.of(byte))
    const whole = [...new XmlTokens().push(xml.toString())]
    const bit = new XmlTokens()
    const bits = Array.from(xml.toString(), (letter) => [...bit.push(letter)]).flat()
    const text = (tokens: typeof whole) =>
      tokens.map((token) => (token.kind === 'text' ? token.text : `<${token.kind} ${token.name}>`)).join('')
    expect(text(bits)).toBe(text(whole))
    expect((await tableOf(bookOf(pieces))).columns).toEqual(['Пс&ков', '12.5'])
  })
})

describe('a hostile XLSX file', () => {
  it.each([
    ['no archive', Buffer.from('PK\x03\x04 and nothing more'), 'table.unreadable'],
    ['an archive of something else', writeZip([{ name: 'a.txt', content: [Buffer.from('a')] }]), 'table.unreadable'],
    ['a document type', bookOf(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheetOf('<row/>')}`), 'table.unreadable'],
    ['a tag without end', bookOf(`<worksheet ${'x'.repeat(2_000_000)}`), 'table.unreadable'],
    ['a cell far to the right', bookOf(sheetOf('<row><c r="XFD1" t="str"><v>a</v></c></row>')), 'table.too-wide'],
    [
      'a text without end',
      bookOf(sheetOf(`<row><c t="str"><v>${'x'.repeat(1_100_000)}</v></c></row>`)),
      'table.row-too-long',
    ],
  ])('with %s is refused', async (_, bytes, code) => expect(tableOf(bytes)).rejects.toMatchObject({ code }))

  it('that is cut off is refused at every length', async () => {
    const whole = await ofExcel((sheet) => sheet.addRow(['a', 'b']))
    for (let part = 1; part <= 20; part += 1) {
      const cut = whole.slice(0, Math.floor((whole.length * part) / 21))
      await expect(tableOf(cut)).rejects.toMatchObject({ code: expect.stringMatching(/^table\./) as string })
    }
  })

  it.each(['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/workbook.xml'])(
    'that unpacks a thousandfold in %s is refused after a fifth of it',
    async (part) => {
      const chunk = Buffer.alloc(1024 ** 2, ' ')
      let packed = 0
      function* bomb() {
        yield Buffer.from('<x>')
        for (; packed < 200; packed += 1) yield chunk
      }
      await inFolder(async (path) => {
        const parts = { 'xl/worksheets/sheet1.xml': sheetOf('<row/>') }
        await pipeline(Readable.from(bookOf('', { ...parts, [part]: bomb() })), createWriteStream(path('bomb')))
        const archive = await ZipArchive.open(path('bomb'), tableLimits)
        const read = async () => {
          for await (const chunk of archive.read(part)) expect(chunk.length).toBeLessThanOrEqual(65_536)
        }
        await expect(read()).rejects.toMatchObject({ code: 'table.bomb' })
        expect([packed, archive.inflated < 48 * 1024 ** 2]).toEqual([200, true])
        await archive.close()
        await expect(readWhole(path('bomb'))).rejects.toMatchObject({ code: 'table.bomb' })
      })
    },
  )

  it('whose shared texts are without end is refused', async () => {
    const limits = { ...tableLimits, sharedChars: 1_000 }
    const shared = `<sst>${'<si><t>0123456789</t></si>'.repeat(200)}</sst>`
    const file = bookOf(sheetOf('<row><c t="s"><v>0</v></c></row>'), { 'xl/sharedStrings.xml': shared })
    await expect(tableOf(file, { limits })).rejects.toMatchObject({ code: 'table.too-much-text' })
  })
})
