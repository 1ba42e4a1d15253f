import type { PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import { AppError } from '../../platform/errors/app-error.ts'
import { heldTables, type HeldTable, type Sql } from './held-tables.ts'
import { isSearchable, personPattern, type Person } from './rules/person-pattern.ts'

/** What a search over the tables goes by; the parameters of every condition of a HeldTable, in order. */
export interface Search {
  tables: HeldTable[]
  params: [portalId: string, pattern: string, contactId: number | null]
  /** Full names under which the person's letters came. */
  names: string[]
}

/** Makes the search for a person. Throws `operations.person-unclear` for a phone that is no number. */
export async function searchFor(sql: Sql, portalId: string, person: Person): Promise<Search> {
  if (!isSearchable(person)) throw new AppError('operations.person-unclear')
  const contactId = person.contactId ?? null
  const tables = await heldTables(sql)
  const letters = tables.find(({ name }) => name === 'letter')
  const rows = letters
    ? await sql.$queryRawUnsafe<{ name: string }[]>(
        `SELECT DISTINCT t.from_name AS name FROM letter t WHERE t.from_name IS NOT NULL AND ${letters.theirs}`,
        portalId,
        personPattern(person),
        contactId,
      )
    : []
  const names = rows.map(({ name }) => name)
  return { tables, params: [portalId, personPattern(person, names), contactId], names }
}

/** How many rows of each table hold something of the person. */
export function countHeld(prisma: PrismaClient, portalId: string, person: Person): Promise<Record<string, number>> {
  return inPortal(portalId, async () => {
    const { tables, params } = await searchFor(prisma, portalId, person)
    const held: Record<string, number> = {}
    for (const { name, condition } of tables) {
      const rows = await prisma.$queryRawUnsafe<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM "${name}" t WHERE ${condition}`,
        ...params,
      )
      const count = rows[0]?.count ?? 0
      if (count > 0) held[name] = count
    }
    return held
  })
}
