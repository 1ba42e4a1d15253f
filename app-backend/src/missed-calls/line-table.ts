import { randomUUID } from 'node:crypto'
import { reason, type Reason } from '../kernel/reason.ts'
import type { Lang } from '../platform/errors/error-sentence.ts'
import { AppError, isAppError } from '../platform/errors/app-error.ts'
import { readTable } from '../platform/tables/read-table.ts'
import type { Cell, NewTable } from '../platform/tables/write-table.ts'
import { recordAudit } from '../audit/index.ts'
import type { Person, Viewer } from '../portal/index.ts'
import { lineBody, type LineBody, type LinesFile } from './contract.ts'
import { keysOf, lockLines, readLines } from './line-store.ts'
import { workJob } from './jobs-of-calls.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
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
import { holderAt } from './rules/phone-line.ts'
import { keepLine, mayChange } from './save-line.ts'

type Deps = Pick<MissedCallDeps, 'db' | 'clock' | 'people' | 'tenantOf' | 'addJob'>

const faultsTold = 100

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
    for await (const { number, cells } of rows) {
      answer.rows += 1
      const cell = (column: LineColumn) => (cells[at.get(column) ?? -1] ?? '').trim()
      const fault = await takeRow(deps, viewer, cell)
      if (!fault) answer.saved += 1
      else if (answer.faults.length < faultsTold) answer.faults.push({ row: number, because: fault })
    }
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

/** Null: the row was kept. */
async function takeRow(deps: Deps, viewer: Viewer, cell: (column: LineColumn) => string): Promise<Reason | null> {
  const organisation = await deps.people.organisation(await deps.tenantOf(viewer.portalId))
  const active = organisation.people.filter((one) => one.active)
  const body = bodyOf(cell, active)
  if ('code' in body) return body
  const at = deps.clock.now()
  try {
    await deps.db.prisma.$transaction(async (tx) => {
      await lockLines(tx, viewer.portalId)
      const keys = new Set(keysOf(body))
      const before =
        (await readLines(tx, viewer.portalId)).find((line) => line.keys.some((key) => keys.has(key))) ?? null
      mayChange(organisation, reachOf(organisation, viewer), before, body, at)
      const id = before?.id ?? randomUUID()
      await keepLine(tx, viewer, { id, body, before, revision: before?.revision ?? 0, at })
    })
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
