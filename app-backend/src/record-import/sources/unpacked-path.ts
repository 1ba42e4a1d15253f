import { randomUUID } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const ending = '.unpacked'

/** Where one reader of an archive has a table of it. */
export const unpackedPath = (archive: string): string => `${archive}.${randomUUID()}${ending}`

/** Removes what readers that died have left beside an archive. */
export async function dropUnpacked(archive: string): Promise<void> {
  const folder = dirname(archive)
  const names = await readdir(folder).catch(() => [])
  const left = names.filter((name) => name.startsWith(`${basename(archive)}.`) && name.endsWith(ending))
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true })))
}
