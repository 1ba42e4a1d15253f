import type { PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import type { Clock } from '../../platform/clock/clock.ts'
import { searchFor } from './held-read-model.ts'
import type { Person } from './rules/person-pattern.ts'

/** Rows of one query. */
const pageSize = 100

/**
 * Everything held about a person as one JSON document, table by table, in pieces: `{ madeAt, person, tables: { name: [row] } }`.
 * Letters are there as they came, in base64.
 */
export async function* exportPerson(
  { prisma, clock }: { prisma: PrismaClient; clock: Clock },
  portalId: string,
  person: Person,
): AsyncGenerator<string> {
  const { tables, params } = await inPortal(portalId, () => searchFor(prisma, portalId, person))
  yield `{"madeAt":${JSON.stringify(clock.now())},"person":${JSON.stringify(person)},"tables":{`
  for (const [at, { name, condition }] of tables.entries()) {
    yield `${at === 0 ? '' : ','}${JSON.stringify(name)}:[`
    const row =
      name === 'letter_raw'
        ? `to_jsonb(t) - 'raw' || jsonb_build_object('raw', encode(t.raw, 'base64'))`
        : 'to_jsonb(t)'
    for (let skipped = 0; ; skipped += pageSize) {
      const rows = await inPortal(portalId, () =>
        prisma.$queryRawUnsafe<{ row: string }[]>(
          `SELECT (${row})::text AS row FROM "${name}" t WHERE ${condition} ORDER BY t.ctid OFFSET ${skipped} LIMIT ${pageSize}`,
          ...params,
        ),
      )
      for (const [index, one] of rows.entries()) yield `${skipped + index === 0 ? '' : ','}${one.row}`
      if (rows.length < pageSize) break
    }
    yield ']'
  }
  yield '}}'
}
