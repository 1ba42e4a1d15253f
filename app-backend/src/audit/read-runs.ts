import type { PrismaClient } from '@poryadok/prisma'
import type { Reason } from '../kernel/reason.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { cardPath, dryTable, type UndoPreview } from '../portal/index.ts'
import type { RecordRef, RunDetails, RunEntryView, RunPage, RunRow, UndoConflict, UndoPreviewView } from './contract.ts'
import { readWords, type CodedLine, type Reader, type WordDeps } from './read-words.ts'
import { familyOf, lineFields } from './rules/line-fields.ts'
import {
  countEntries,
  entriesPage,
  readEntries,
  readFight,
  readRun,
  readRuns,
  runsPage,
  type Fight,
  type RunCounts,
  type RunFilter,
  type StoredEntry,
  type StoredRun,
} from './run-store.ts'

type Values = Record<string, unknown>

/** Names of people by their id in the portal. */
export type People = ReadonlyMap<number, string>

/** Types of the CRM that have a card: leads, deals, contacts, companies, smart processes. */
const withCard = (entityTypeId: number) => (entityTypeId >= 1 && entityTypeId <= 4) || entityTypeId >= 128

export const recordRefOf = (entityTypeId: number | null, id: number | null): RecordRef | null =>
  entityTypeId === null || id === null || entityTypeId === 0
    ? null
    : { entityTypeId, id, path: withCard(entityTypeId) ? cardPath(entityTypeId, id) : null }

export const personOf = (id: number | null, people: People) =>
  id === null ? null : { id, name: people.get(id) ?? `№ ${id}` }

function runRow(run: StoredRun, counts: RunCounts | undefined, people: People): RunRow {
  const { kind, id } = run.cause as { kind: string; id: string }
  return {
    id: run.id,
    rule: run.rule,
    version: run.version,
    mode: run.mode as RunRow['mode'],
    person: personOf(run.userId, people),
    cause: { kind, id },
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    counts: counts?.states ?? {},
    undoable: counts?.undoable ?? 0,
    undoOf: run.undoOf,
    refusal: run.refusal as unknown as Reason | null,
  }
}

/** A page of runs with what became of their writes. */
export async function listRuns(
  prisma: PrismaClient,
  portalId: string,
  filter: RunFilter,
  people: People,
): Promise<RunPage> {
  const rows = await readRuns(prisma, portalId, filter)
  const page = rows.slice(0, runsPage)
  const counts = await countEntries(
    prisma,
    portalId,
    page.map(({ id }) => id),
  )
  return {
    runs: page.map((run) => runRow(run, counts.get(run.id), people)),
    next: rows.length > runsPage ? (page.at(-1)?.startedAt.toISOString() ?? null) : null,
  }
}

/** One run: its writes, the table of an imagined one, the fight of a stopped one. Throws `run.not-found`. */
export async function readRunDetails(
  { prisma, ...deps }: WordDeps & { prisma: PrismaClient },
  reader: Reader,
  { id, after }: { id: string; after: number },
): Promise<RunDetails> {
  const { people, viewer } = reader
  const { portalId } = viewer
  const run = await readRun(prisma, portalId, id)
  if (!run) throw new AppError('run.not-found')
  const imagined = run.mode === 'dry' || run.mode === 'shadow'
  const refusal = run.refusal as unknown as Reason | null
  const [counts, rows, table, fought] = await Promise.all([
    countEntries(prisma, portalId, [id]),
    readEntries(prisma, portalId, id, after),
    imagined ? dryTable(prisma, portalId, id) : null,
    refusal ? readFight(prisma, portalId, refusal) : null,
  ])
  const page = rows.slice(0, entriesPage)
  return {
    run: runRow(run, counts.get(id), people),
    entries: page.map(entryView),
    next: rows.length > entriesPage ? (page.at(-1)?.id ?? null) : null,
    table,
    fight: fought && {
      record: recordRefOf(fought.entityTypeId, fought.entityId) as RecordRef,
      field: fought.field,
      steps: fought.steps.map(({ at, actor, value }) => ({
        at: at?.toISOString() ?? null,
        actor:
          actor.kind === 'rule'
            ? { kind: 'rule', name: actor.rule }
            : { kind: 'person', name: personOf(actor.userId, people)?.name ?? '' },
        value,
      })),
    },
    words: await readWords(deps, reader, [...page.map(codedEntry), ...movedLines(table), ...foughtLines(fought)]),
  }
}

const codedEntry = ({ entityTypeId: type, entityId: id, ...entry }: StoredEntry): CodedLine => ({
  family: familyOf(type),
  record: id === null ? null : { entityTypeId: type, id },
  values: [sidesOf(type, entry).before, sidesOf(type, entry).after],
})

const sidesOf = (entityTypeId: number, { action, before, after }: Pick<StoredEntry, 'action' | 'before' | 'after'>) =>
  lineFields({ action, entityTypeId, before: before as Values, after: after as Values })

const movedLines = (table: RunDetails['table']): CodedLine[] =>
  (table?.moves ?? []).map(({ entityTypeId, field, from, to }) => ({
    family: familyOf(entityTypeId),
    record: null,
    values: [{ [field]: from }, { [field]: to }],
  }))

const foughtLines = (fought: Fight | null): CodedLine[] =>
  fought
    ? [
        {
          family: familyOf(fought.entityTypeId),
          record: { entityTypeId: fought.entityTypeId, id: fought.entityId },
          values: fought.steps.map(({ value }) => ({ [fought.field]: value })),
        },
      ]
    : []

function entryView(entry: StoredEntry): RunEntryView {
  const { before, after } = sidesOf(entry.entityTypeId, entry)
  const fields = Array.from(new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})]))
  return {
    id: entry.id,
    record: recordRefOf(entry.entityTypeId, entry.entityId),
    action: entry.action,
    state: entry.state,
    changes: fields.map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null })),
    error: entry.error,
  }
}

/** What an undo would do, for the dialog that asks. */
export async function undoPreviewView(
  deps: WordDeps,
  reader: Reader,
  { steps }: UndoPreview,
): Promise<UndoPreviewView> {
  const { people } = reader
  const conflicts = steps.flatMap(({ row, conflict }): UndoConflict[] => {
    const record = recordRefOf(row.entityTypeId, row.entityId)
    if (!conflict || !record) return []
    const found = (conflict.result ?? {}) as {
      now?: Record<string, unknown>
      updatedBy?: unknown
      updatedTime?: unknown
    }
    const fields = Object.entries(found.now ?? {}).map(([field, now]) => ({
      field,
      ours: row.after[field] ?? null,
      now,
    }))
    return [
      {
        entryId: row.id,
        record,
        kind: conflict.error === 'conflict.gone' ? 'gone' : 'changed',
        fields,
        by: personOf(Number(found.updatedBy) || null, people),
        at: typeof found.updatedTime === 'string' ? new Date(found.updatedTime).toISOString() : null,
      },
    ]
  })
  const impossible = steps.filter(({ inverse }) => inverse === null).length
  const lines = conflicts.map(({ record, fields }) => ({
    family: familyOf(record.entityTypeId),
    record,
    values: fields.flatMap(({ field, ours, now }) => [{ [field]: ours }, { [field]: now }]),
  }))
  const willUndo = steps.length - conflicts.length - impossible
  return { willUndo, conflicts, impossible, words: await readWords(deps, reader, lines) }
}
