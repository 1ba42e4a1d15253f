import { inPortal } from '@poryadok/prisma/scope'
import type { z } from 'zod'
import type { Database } from '../platform/db/database.ts'
import type { SliceDeclaration } from '../portal/index.ts'
import { valuesOf } from './setting-fields.ts'
import { readAll, type StoredSettings } from './settings-store.ts'

export interface SettingsReader {
  /** The values of a slice in a portal, defaults where nothing is stored. */
  of<Schema extends z.ZodObject>(portalId: string, slice: SliceDeclaration<Schema>): Promise<z.infer<Schema>>
  /** Names of the slices that an administrator switched off. */
  switchedOff(portalId: string): Promise<ReadonlySet<string>>
  stop(): void
}

/**
 * Settings from memory: a change anywhere is heard by NOTIFY, so every process reads the new ones within a second. After an
 * outage of the listening connection everything is read again.
 */
export function createSettingsReader(db: Database): SettingsReader {
  const known = new Map<string, Promise<Map<string, StoredSettings>>>()
  const unlisten = db.listen('settings', (portalId) => {
    if (portalId === '') known.clear()
    else known.delete(portalId)
  })

  function rowsOf(portalId: string) {
    const already = known.get(portalId)
    if (already) return already
    const reading = inPortal(portalId, () => readAll(db.prisma, portalId))
    known.set(portalId, reading)
    // What failed is not known: the next reader asks again.
    reading.catch(() => known.get(portalId) === reading && known.delete(portalId))
    return reading
  }

  return {
    async of(portalId, slice) {
      return valuesOf(slice.settings, (await rowsOf(portalId)).get(slice.name)?.values)
    },
    async switchedOff(portalId) {
      const rows = await rowsOf(portalId)
      return new Set([...rows].filter(([, row]) => !row.enabled).map(([name]) => name))
    },
    stop: unlisten,
  }
}
