import { inPortal } from '@poryadok/prisma/scope'
import type { Database } from '../platform/db/database.ts'
import type { CenterMaps } from './contract.ts'
import { readMaps } from './maps-store.ts'

export interface MapsReader {
  of(portalId: string): Promise<CenterMaps>
  /** This process has just saved others: it waits for no word of them. */
  forget(portalId: string): void
}

/** The tables from memory, where each call looks into them; every process hears of a change as it hears of settings. */
export function createMapsReader(db: Pick<Database, 'prisma' | 'listen'>): MapsReader {
  const known = new Map<string, Promise<CenterMaps>>()
  const forget = (portalId: string) => void known.delete(portalId)
  db.listen('settings', (portalId) => (portalId === '' ? known.clear() : forget(portalId)))

  return {
    forget,
    of(portalId) {
      const already = known.get(portalId)
      if (already) return already
      const reading = inPortal(portalId, () => readMaps(db.prisma, portalId)).then(({ maps }) => maps)
      known.set(portalId, reading)
      // What failed is not known: the next call asks again.
      reading.catch(() => known.get(portalId) === reading && forget(portalId))
      return reading
    },
  }
}
