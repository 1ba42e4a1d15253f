import { randomUUID } from 'node:crypto'
import { reason, type Reason } from '../kernel/reason.ts'
import type { Lang } from '../platform/errors/error-sentence.ts'
import { AppError, isAppError } from '../platform/errors/app-error.ts'
import { readTable } from '../platform/tables/read-table.ts'
import type { Cell, NewTable } from '../platform/tables/write-table.ts'
import { recordAudit } from '../audit/index.ts'
import type { Organisation, Person, Viewer } from '../portal/index.ts'
import { lineBody, type LineBody, type LinesFile } from './contract.ts'
import { keysOf, lineWithKey, lockLines, readLines } from './line-store.ts'
import type { Transaction } from '../platform/db/database.ts'
import { workJob } from './jobs-of-calls.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
import { lookAgain } from './missed-store.ts'
import { personView } from './read-lines.ts'
import { reachOf } from './reach.ts'
import {
  isNo,
  lineColumnNames,
  lineColumnOf,
  lineColumns,
  personByWords,
  type LineColumn,
} from './rules/line-columns.ts'
import { lineKey } from './rules/line-key.ts'
import { holderAt } from './rules/phone-line.ts'
import { keepLine, mayChange } from './save-line.ts'

type Deps = Pick<MissedCallDeps, 'db' | 'clock' | 'people' | 'tenantOf' | 'addJob'>

const faultsTold = 100
/** Rows of one transaction. */
const rowsAtOnce = 100

interface Row {
  number: number
  cell(column: LineColumn): string
}

/** The lines as a table that `loadLines` reads back. */
export async function lineTable(deps: Deps, { portalId }: Viewer, lang: Lang): Promise<NewTable> {
  const organisation = await deps.people.organisation(await deps.tenantOf(portalId))
  const lines = await readLines(deps.db.prisma, portalId)
  const now = deps.clock.now()
  const rows = lines.map((line): Cell[] => {
    const holder = holderAt(line, now)
    const nameOf = (id: number | null | undefined) => (id ? personView(organisation, id).name : '')
    const { number, label, aliases, active, comment } = line
    return [number, label, nameOf(holder?.userId), nameOf(holder?.substituteId), aliases.join('; '), active, comment]
  })
  return {
    columns: lineColumns.map((column) => lineColumnNames[column][lang]),
    rows,
    zone: 'UTC',
    yesNo: lang === 'ru' ? ['да', 'нет'] : ['yes', 'no'],
    sheet: lang === 'ru' ? 'Линии' : 'Lines',
  }
}

/**
 * Reads lines out of a table on disk: a row whose number is known changes that line, another one is a new line. A row that can't
 * be taken is told with its number and costs only itself. @throws AppError `phone-line.no-column`, and those of `readTable`
 */
export async function loadLines(deps: Deps, viewer: Viewer, path: string): Promise<LinesFile> {
  const answer: LinesFile = { rows: 0, saved: 0, faults: [] }
  await readTable(path, async ({ columns, rows }) => {
    const at = columnsOf(columns)
    let waiting: Row[] = []
    const take = async (): Promise<void> => {
      for (const { number, fault } of await takeRows(deps, viewer, waiting)) {
        if (!fault) answer.saved += 1
        else if (answer.faults.length < faultsTold) answer.faults.push({ row: number, because: fault })
      }
      waiting = []
    }
    for await (const { number, cells } of rows) {
      answer.rows += 1
      waiting.push({ number, cell: (column) => (cells[at.get(column) ?? -1] ?? '').trim() })
      if (waiting.length === rowsAtOnce) await take()
    }
    await take()
  })
  await deps.addJob(workJob(viewer.portalId, deps.clock.now()))
  const line = {
    portalId: viewer.portalId,
    at: deps.clock.now(),
    action: 'phone-lines.loaded',
    after: { saved: answer.saved },
  }
  await recordAudit(deps.db.prisma, { ...line, actor: { kind: 'person', id: String(viewer.userId) } })
  return answer
}

function columnsOf(header: readonly string[]): ReadonlyMap<LineColumn, number> {
  const at = new Map<LineColumn, number>()
  for (const [place, text] of header.entries()) {
    const column = lineColumnOf(text)
    if (column && !at.has(column)) at.set(column, place)
  }
  for (const column of ['number', 'person'] as const) {
    const { ru, en } = lineColumnNames[column]
    if (!at.has(column)) throw new AppError('phone-line.no-column', { params: { columnRu: ru, columnEn: en } })
  }
  return at
}

/** What became of each row; null: it was kept. */
async function takeRows(
  deps: Deps,
  viewer: Viewer,
  rows: readonly Row[],
): Promise<{ number: number; fault: Reason | null }[]> {
  const { portalId } = viewer
  const organisation = await deps.people.organisation(await deps.tenantOf(portalId))
  const at = deps.clock.now()
  return deps.db.prisma.$transaction(
    async (tx) => {
      await lockLines(tx, portalId)
      const taken: { number: number; fault: Reason | null }[] = []
      for (const { number, cell } of rows)
        taken.push({ number, fault: await takeRow(tx, viewer, { organisation, cell, at }) })
      await lookAgain(tx, portalId, at)
      return taken
    },
    { timeout: 120_000, maxWait: 60_000 },
  )
}

/** A row is refused before anything of it is written, so that the others of its transaction stay. */
async function takeRow(
  tx: Transaction,
  viewer: Viewer,
  { organisation, cell, at }: { organisation: Organisation; cell: Row['cell']; at: Date },
): Promise<Reason | null> {
  const body = bodyOf(
    cell,
    organisation.people.filter((one) => one.active),
  )
  if ('code' in body) return body
  try {
    const before = await lineWithKey(tx, viewer.portalId, keysOf({ number: body.number, aliases: [] }))
    // Another line's other name: taking the row for that line would lose its number.
    if (before && lineKey(before.number) !== lineKey(body.number))
      return reason('phone-line.taken', { number: body.number })
    mayChange(organisation, reachOf(organisation, viewer), before, body, at)
    const id = before?.id ?? randomUUID()
    await keepLine(tx, viewer, { id, body, before, revision: before?.revision ?? 0, at })
    return null
  } catch (error) {
    if (isAppError(error, 'phone-line.taken')) return reason('phone-line.taken', { number: body.number })
    if (isAppError(error, 'phone-line.not-yours')) return reason('phone-line.not-yours', { number: body.number })
    throw error
  }
}

function bodyOf(cell: (column: LineColumn) => string, people: readonly Person[]): LineBody | Reason {
  const person = personByWords(cell('person'), people)
  if (!person) return reason('phone-line.no-person', { name: cell('person') })
  const substitute = cell('substitute') === '' ? null : personByWords(cell('substitute'), people)
  if (cell('substitute') !== '' && !substitute) return reason('phone-line.no-person', { name: cell('substitute') })
  const parsed = lineBody.safeParse({
    number: cell('number'),
    label: cell('label'),
    aliases: cell('aliases')
      .split(';')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    active: !isNo(cell('active')),
    comment: cell('comment'),
    userId: person.id,
    substituteId: substitute?.id ?? null,
  })
  return parsed.success ? parsed.data : reason('phone-line.no-number')
}
