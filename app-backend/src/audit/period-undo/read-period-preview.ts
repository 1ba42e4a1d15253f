import type { PrismaClient } from '@poryadok/prisma'
import type { PortalClient } from '../../portal/index.ts'
import type { PeriodUndoPreview, UndoConflict } from '../contract.ts'
import { personOf, recordRefOf } from '../read-runs.ts'
import { readWords, type Reader, type WordDeps } from '../read-words.ts'
import { familyOf } from '../rules/line-fields.ts'
import { countRecords, standingWrites, type UndoPeriod } from './period-store.ts'
import { waysBack, type RecordWayBack } from './ways-back.ts'

export interface PreviewDeps extends WordDeps {
  prisma: PrismaClient
  portal: PortalClient
}

/** Records that are compared with the portal while a person waits: one request. */
const mostCompared = 2_500
const mostShown = 50

/** What taking back the rules' changes of a period would do now. Nothing is changed. */
export async function previewPeriod(deps: PreviewDeps, reader: Reader, period: UndoPeriod): Promise<PeriodUndoPreview> {
  const records = await countRecords(deps.prisma, period)
  const looked = await standingWrites(deps.prisma, period, { after: null, take: mostCompared })
  const ways = await waysBack(deps.portal, period.portalId, looked)
  const moves = movesOf(ways)
  const conflicts = ways.flatMap((way) => conflictsOf(way, reader))
  const shown = { moves: moves.slice(0, mostShown), conflicts: conflicts.slice(0, mostShown) }
  return {
    records,
    compared: ways.length,
    changes: ways.filter(({ take }) => take.length > 0).length,
    conflictCount: conflicts.length,
    moveCount: moves.length,
    ...shown,
    words: await readWords(deps, reader, linesOf(shown)),
  }
}

type Move = PeriodUndoPreview['moves'][number]

/** The same way of several records is one line; the most frequent come first. */
function movesOf(ways: readonly RecordWayBack[]): Move[] {
  const all = ways.flatMap(({ entityTypeId, moves }) => moves.map((move) => ({ entityTypeId, ...move })))
  const groups = Map.groupBy(all, ({ entityTypeId, field, from, to }) =>
    JSON.stringify([entityTypeId, field, isMoment(from) ? null : from, isMoment(to) ? null : to]),
  )
  return [...groups.values()]
    .flatMap((same) => (same[0] ? [{ ...same[0], count: same.length }] : []))
    .map((move) => ({ ...move, ...(move.count > 1 && hasMoment(move) ? { varied: true as const } : {}) }))
    .toSorted((a, b) => b.count - a.count)
}

/** Every deadline is another moment: they are one line with an example. */
const isMoment = (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)
const hasMoment = ({ from, to }: { from: unknown; to: unknown }) => isMoment(from) || isMoment(to)

function conflictsOf(way: RecordWayBack, { people }: Reader): UndoConflict[] {
  const record = recordRefOf(way.entityTypeId, way.entityId)
  const { present } = way
  if (!record) return []
  return way.conflicts.map(({ id, fields }): UndoConflict => {
    const after = way.writes.find((write) => write.id === id)?.after ?? {}
    const at = present?.['updatedTime']
    return {
      entryId: id,
      record,
      kind: present ? 'changed' : 'gone',
      fields: fields.map((field) => ({ field, ours: after[field] ?? null, now: present?.[field] ?? null })),
      by: personOf(Number(present?.['updatedBy']) || null, people),
      at: typeof at === 'string' ? new Date(at).toISOString() : null,
    }
  })
}

const linesOf = ({ moves, conflicts }: Pick<PeriodUndoPreview, 'moves' | 'conflicts'>) => [
  ...moves.map(({ entityTypeId, field, from, to }) => ({
    family: familyOf(entityTypeId),
    record: null,
    values: [{ [field]: from }, { [field]: to }],
  })),
  ...conflicts.map(({ record, fields }) => ({
    family: familyOf(record.entityTypeId),
    record,
    values: fields.flatMap(({ field, ours, now }) => [{ [field]: ours }, { [field]: now }]),
  })),
]
