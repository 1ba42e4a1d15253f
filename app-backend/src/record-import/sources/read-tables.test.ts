import { writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { inFolder } from '../../platform/tables/testing.ts'
import { anArchive } from '../testing.ts'
import { openSource } from './open-source.ts'
import { readTables } from './read-tables.ts'

const book = anArchive({
  '[Content_Types].xml': '<Types/>',
  'xl/workbook.xml':
    '<workbook><sheets><sheet name="Черновик" state="hidden" r:id="r1"/><sheet name="2023" r:id="r2"/><sheet name="2024" r:id="r3"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': `<Relationships>${[1, 2, 3]
    .map((id) => `<Relationship Id="r${id}" Type="t/worksheet" Target="sheet${id}.xml"/>`)
    .join('')}</Relationships>`,
  'xl/sheet1.xml': '<worksheet/>',
  'xl/sheet2.xml': sheet('Случай 23'),
  'xl/sheet3.xml': sheet('Случай 24'),
})

function sheet(text: string) {
  const row = (at: number, words: string) =>
    `<row r="${at}"><c r="A${at}" t="inlineStr"><is><t>${words}</t></is></c></row>`
  return `<worksheet><sheetData>${row(1, 'Тема')}${row(2, text)}</sheetData></worksheet>`
}

it('a workbook names its sheets, those that are seen first, and the chosen one is read', () =>
  inFolder(async (path) => {
    await writeFile(path('book'), await book)
    expect(await readTables(path('book'))).toEqual(['2023', '2024', 'Черновик'])
    const table = await openSource(path('book'), '2024')
    expect((await table.rows.next()).value).toMatchObject({ cells: ['Случай 24'] })
    await table.close()
  }))

it('an archive names its tables', () =>
  inFolder(async (path) => {
    const files = { '2023.csv': 'Тема\nа\n', '2024.csv': 'Тема\nб\n', 'scan.pdf': '', '__MACOSX/2023.csv': '' }
    await writeFile(path('archive'), await anArchive(files))
    expect(await readTables(path('archive'))).toEqual(['2023.csv', '2024.csv'])
  }))

it('a file that is one table leaves nothing to choose', () =>
  inFolder(async (path) => {
    await writeFile(path('table'), 'Тема\nа\n')
    expect(await readTables(path('table'))).toEqual([])
  }))

it('a workbook of several sheets within an archive is refused in words, for nobody could choose its sheet', () =>
  inFolder(async (path) => {
    await writeFile(path('archive'), await anArchive({ 'book.xlsx': await book }))
    await expect(openSource(path('archive'), null)).rejects.toMatchObject({ code: 'import.packed-sheets' })
  }))
