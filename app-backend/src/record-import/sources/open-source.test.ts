import { readdir, writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { inFolder } from '../../platform/tables/testing.ts'
import { anArchive } from '../testing.ts'
import { openSource } from './open-source.ts'
import type { SourceTable } from './source-table.ts'
import { dropUnpacked } from './unpacked-path.ts'

const rows = 20_000
const csv = `Id;Тема\n${Array.from({ length: rows }, (_, at) => `${at};Случай ${at}`).join('\n')}\n`

async function countOf({ rows: all }: SourceTable) {
  let count = 0
  for await (const { cells } of all) count += Number(cells[1] === `Случай ${cells[0]}`)
  return count
}

it('two readers of an archive do not cut what the other reads, and leave nothing behind', () =>
  inFolder(async (path) => {
    await writeFile(path('archive'), await anArchive({ 'a.csv': csv, 'b.csv': 'Id;Тема\n1;Другая\n' }))
    const loader = await openSource(path('archive'), 'a.csv')
    await loader.rows.next()
    const sample = await openSource(path('archive'), 'b.csv')
    expect((await sample.rows.next()).value).toMatchObject({ cells: ['1', 'Другая'] })
    await sample.close()
    expect(await countOf(loader)).toBe(rows - 1)
    await loader.close()
    expect(await readdir(path('.'))).toEqual(['archive'])
  }))

it('what a reader that died has unpacked goes with its archive', () =>
  inFolder(async (path) => {
    await writeFile(path('archive'), await anArchive({ 'a.csv': csv }))
    await openSource(path('archive'), null)
    await dropUnpacked(path('archive'))
    expect(await readdir(path('.'))).toEqual(['archive'])
  }))

it('a table that ends before its size is damaged, not at its end', () =>
  inFolder(async (path) => {
    const archive = await anArchive({ 'a.csv': csv })
    // The directory names one byte more than there is.
    const at = archive.lastIndexOf('PK\x01\x02') + 24
    archive.writeUInt32LE(archive.readUInt32LE(at) + 1, at)
    await writeFile(path('archive'), archive)
    await expect(openSource(path('archive'), null)).rejects.toMatchObject({ code: 'table.unreadable' })
    expect(await readdir(path('.'))).toEqual(['archive'])
  }))
