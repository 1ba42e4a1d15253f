import { createReadStream } from 'node:fs'
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { BlobMissing, type BlobStore } from './blob-store.ts'

const missing = (error: unknown) => (error as { code?: string }).code === 'ENOENT'

/**
 * Files in a folder of this machine (or a share all processes see): `<folder>/<portal id>/<two letters>/<file id>`.
 * The working folder must be on the same file system: a finished file is renamed into its place.
 */
export function createFolderStore(folder: string): BlobStore {
  const place = (key: string) => {
    const [portalId = '', id = ''] = key.split('/')
    if (!/^[\w-]+$/.test(portalId) || !/^[\w-]+$/.test(id)) throw new RangeError(`no key of a file: ${key}`)
    return join(folder, portalId, id.slice(0, 2), id)
  }
  return {
    async put(key, path) {
      const target = place(key)
      await mkdir(dirname(target), { recursive: true })
      await synced(path)
      await rename(path, target)
      // The name itself must outlive a power cut before a row speaks of it.
      await synced(dirname(target))
    },
    async read(key) {
      const path = place(key)
      await stat(path).catch((error: unknown) => {
        throw missing(error) ? new BlobMissing(key) : error
      })
      return createReadStream(path)
    },
    async delete(key) {
      await rm(place(key), { force: true })
    },
    async *list(prefix) {
      const top = prefix === '' ? folder : join(folder, prefix)
      const entries = await opendir(top, { recursive: true }).catch((error: unknown) => {
        if (missing(error)) return null
        throw error
      })
      for await (const entry of entries ?? []) {
        const path = join(entry.parentPath, entry.name)
        const [portalId = '', part, id] = relative(folder, path).split(sep)
        if (!entry.isFile() || part === undefined || id === undefined) continue
        const facts = await stat(path).catch(() => null)
        if (facts) yield { key: `${portalId}/${id}`, sizeBytes: facts.size, changedAt: facts.mtime }
      }
    },
  }
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } catch (error) {
    // Windows syncs no folders.
    if (!['EPERM', 'EISDIR', 'EINVAL'].includes((error as { code?: string }).code ?? '')) throw error
  } finally {
    await handle.close()
  }
}
