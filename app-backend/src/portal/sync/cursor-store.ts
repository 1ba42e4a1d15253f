import type { PrismaClient } from '@poryadok/prisma'

/** A pass over the changed records of a type: goes on where it stopped. */
export interface Pass {
  /** The portal's time when it began: everything changed before is seen when it ends. */
  startedAt: Date
  /** Our time when it began. */
  begunAt: Date
  lastId: number
  /** How many were taken. */
  pages: number
}

export interface ItemsCursor {
  /** Since when records of the type are watched. */
  since: Date
  /** Everything changed before it has been seen, by the portal's clock; null until the first pass has ended. */
  watermark: Date | null
  pass: Pass | null
  /** When the last whole pass began, by our clock. */
  lastOkAt: Date | null
  /** The portal refused the type at the last try. */
  refused: boolean
}

export interface CursorStore {
  /** The cursor of a type; made now when it was not watched before. */
  items(portalId: string, entityTypeId: number, now: Date): Promise<ItemsCursor>
  saveItems(portalId: string, entityTypeId: number, cursor: ItemsCursor, now: Date): Promise<void>
  /** The last id whose being there was checked. */
  checkedTo(portalId: string, entityTypeId: number): Promise<number>
  saveChecked(portalId: string, entityTypeId: number, lastId: number, now: Date): Promise<void>
  /** The type was refused by the portal. */
  refuseItems(portalId: string, entityTypeId: number, error: string, now: Date): Promise<void>
  /** Writes how a source's last run ended; null: well. */
  ran(portalId: string, source: string, now: Date, error: string | null): Promise<void>
}

const itemsSource = (entityTypeId: number) => `items:${entityTypeId}`
const deletedSource = (entityTypeId: number) => `deleted:${entityTypeId}`

interface Position {
  since?: string
  pass?: { startedAt: string; begunAt: string; lastId: number; pages: number } | null
  lastId?: number
}

interface CursorValues {
  position?: object
  watermark?: Date | null
  lastRunAt?: Date
  lastOkAt?: Date | null
  lastError?: string | null
}

/** A record made in the minute before it was first watched is new to us. */
const graceMs = 60_000

export function createCursorStore(prisma: PrismaClient): CursorStore {
  const write = (portalId: string, source: string, create: CursorValues, update: CursorValues) =>
    prisma.syncCursor.upsert({
      where: { portalId_source: { portalId, source } },
      create: { portalId, source, ...create },
      update,
    })

  return {
    async items(portalId, entityTypeId, now) {
      const since = new Date(now.getTime() - graceMs)
      const row = await write(portalId, itemsSource(entityTypeId), { position: { since: since.toISOString() } }, {})
      const position = row.position as Position
      const pass = position.pass
      return {
        since: new Date(position.since ?? since),
        watermark: row.watermark,
        pass: pass ? { ...pass, startedAt: new Date(pass.startedAt), begunAt: new Date(pass.begunAt) } : null,
        lastOkAt: row.lastOkAt,
        refused: row.lastError !== null,
      }
    },

    async saveItems(portalId, entityTypeId, { since, watermark, pass, lastOkAt }, now) {
      const position = {
        since: since.toISOString(),
        pass: pass && {
          ...pass,
          startedAt: pass.startedAt.toISOString(),
          begunAt: pass.begunAt.toISOString(),
        },
      }
      const values = { position, watermark, lastOkAt, lastRunAt: now, lastError: null }
      await write(portalId, itemsSource(entityTypeId), values, values)
    },

    async refuseItems(portalId, entityTypeId, error, now) {
      const values = { lastRunAt: now, lastError: error }
      await write(portalId, itemsSource(entityTypeId), values, values)
    },

    async checkedTo(portalId, entityTypeId) {
      const row = await prisma.syncCursor.findFirst({ where: { portalId, source: deletedSource(entityTypeId) } })
      return (row?.position as Position | undefined)?.lastId ?? 0
    },

    async saveChecked(portalId, entityTypeId, lastId, now) {
      const values = { position: { lastId }, lastRunAt: now, ...(lastId === 0 ? { lastOkAt: now } : {}) }
      await write(portalId, deletedSource(entityTypeId), values, values)
    },

    async ran(portalId, source, now, error) {
      const ok = error === null ? { lastOkAt: now } : {}
      const values = { lastRunAt: now, lastError: error?.slice(0, 500) ?? null, ...ok }
      await write(portalId, source, values, values)
    },
  }
}
