import type { ZipArchive } from '../../platform/tables/xlsx/zip-archive.ts'
import { firstBytes } from './first-bytes.ts'

const tableName = /\.(csv|tsv|txt|xlsx|ndjson|jsonl)$/i

/** Archives of macOS carry shadows of their files. */
export const isTable = (name: string): boolean => tableName.test(name) && !name.startsWith('__MACOSX/')

/** A workbook is an archive too. */
export const isPacked = async (path: string): Promise<boolean> => (await firstBytes(path)).startsWith('PK\x03\x04')

export const isWorkbook = (archive: ZipArchive): boolean => archive.has('[Content_Types].xml')
