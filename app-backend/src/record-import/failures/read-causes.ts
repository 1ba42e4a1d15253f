import type { PrismaClient } from '@poryadok/prisma'
import type { Reason } from '../../kernel/reason.ts'
import type { Lang } from '../../platform/errors/error-sentence.ts'
import type { FailureGroups } from './contract.ts'
import { causeIn } from './cause-words.ts'

const mostTexts = 100
const mostGroups = 200

type GroupRow = Reason & { column: string | null; count: number }

/**
 * Rows of a run by the first cause of each: those that failed, those that come in with something changed, and those that an undo
 * left where they are. Groups are told apart by code
 * and column, so that pairs can be made for the texts of one column.
 */
export async function readCauses(prisma: PrismaClient, importId: string, lang: Lang): Promise<FailureGroups> {
  const [failed, noted, kept, texts] = await Promise.all([
    groupsOf(prisma, importId, 'FAILED'),
    groupsOf(prisma, importId, 'NEW'),
    groupsOf(prisma, importId, 'SUCCESS'),
    textsOf(prisma, importId),
  ])
  const noteOf = (group: GroupRow) => ({ ...causeIn(lang, group), count: group.count })
  return {
    groups: failed.map((group) => ({
      ...causeIn(lang, group),
      count: group.count,
      texts: texts
        .filter((one) => one.code === group.code && one.column === group.column)
        .map(({ text, count }) => ({ text, count })),
    })),
    notes: noted.map(noteOf),
    kept: kept.map(noteOf),
  }
}

const groupsOf = (prisma: PrismaClient, importId: string, state: 'FAILED' | 'NEW' | 'SUCCESS') =>
  prisma.$queryRaw<GroupRow[]>`
    SELECT because -> 0 ->> 'code' AS code, because -> 0 -> 'params' ->> 'column' AS column, count(*)::int AS count,
      (array_agg(because -> 0 -> 'params' ORDER BY id))[1] AS params
    FROM import_row
    WHERE import_id = ${importId}::uuid AND state = ${state} AND because -> 0 ->> 'code' IS NOT NULL
    GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ${mostGroups}`

const textsOf = (prisma: PrismaClient, importId: string) =>
  prisma.$queryRaw<{ code: string; column: string | null; text: string; count: number }[]>`
    SELECT code, "column", text, count FROM (
      SELECT *, row_number() OVER (PARTITION BY code, "column" ORDER BY count DESC, text) AS place FROM (
        SELECT because -> 0 ->> 'code' AS code, because -> 0 -> 'params' ->> 'column' AS column,
          because -> 0 -> 'params' ->> 'text' AS text, count(*)::int AS count
        FROM import_row
        WHERE import_id = ${importId}::uuid AND state = 'FAILED' AND because -> 0 -> 'params' ->> 'text' IS NOT NULL
        GROUP BY 1, 2, 3) counted) ranked
    WHERE place <= ${mostTexts} ORDER BY count DESC, text`
