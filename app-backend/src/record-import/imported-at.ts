import { isImported } from '../kernel/origin-mark.ts'
import type { Database } from '../platform/db/database.ts'
import { originIdIn } from './rules/origin-id.ts'
import { settledTimes } from './staging/settled-store.ts'

type Item = Readonly<Record<string, unknown>> & { id: number }

/**
 * When imports have written records of a type for the last time, by the records' ids; what is on its way just now counts as written
 * now. Records that no import has brought are left out.
 */
export async function importedAt(
  { prisma }: Pick<Database, 'prisma'>,
  { portalId, entityTypeId, now }: { portalId: string; entityTypeId: number; now: Date },
  items: readonly Item[],
): Promise<Map<number, Date>> {
  const names = items.filter(isImported).map((item) => [originIdIn(entityTypeId, item) ?? '', item.id] as const)
  if (names.length === 0) return new Map()
  const times = await settledTimes(prisma, { portalId, entityTypeId, originIds: names.map(([name]) => name) })
  return new Map(
    names.flatMap(([name, id]) => {
      const row = times.get(name)
      return row ? [[id, row.settledAt ?? now]] : []
    }),
  )
}
