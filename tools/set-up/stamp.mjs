import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Folders that hold results, never sources. */
const RESULTS = new Set(['node_modules', 'dist', 'generated', '.data', '.tools'])

/** Every file below these paths, in a fixed order; paths that do not exist count as empty. */
export function filesBelow(paths) {
  return paths.flatMap((path) => {
    if (!existsSync(path)) return []
    if (!statSync(path).isDirectory()) return [path]
    const names = readdirSync(path).filter((name) => !RESULTS.has(name))
    return filesBelow(names.toSorted().map((name) => join(path, name)))
  })
}

/** One hash over the names and contents of the files below these paths. */
export function hashOf(paths) {
  const hash = createHash('sha256')
  for (const file of filesBelow(paths)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** Whether the stamp file says that the result was made from exactly these sources. */
export function isFresh(stamp, hash) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
}

/** Remembers what the result was made from. */
export function writeStamp(stamp, hash) {
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
}
