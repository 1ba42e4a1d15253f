import { z } from 'zod'
import { AppError, isAppError } from '../../platform/errors/app-error.ts'
import { HopelessJob } from '../../platform/jobs/job.ts'
import type { LongStep, LongWorkKind, StepEnd } from '../../platform/long-work/long-task.ts'
import { writeTable, type Cell, type NewTable } from '../../platform/tables/write-table.ts'
import { aQuestion, type Question } from '../ask-portal.ts'
import { exportQuery, type ExportQuery } from '../contract.ts'
import { exportKind, keptMs, tokenPurpose, type ExportDeps } from './export-deps.ts'
import { partOf, rowsOfPart } from '../../platform/tables/part-file.ts'
import { readTurn } from './read-turn.ts'

export const exportPayload = z.object({
  query: exportQuery,
  person: z.object({ userId: z.int(), name: z.string(), isAdmin: z.boolean() }),
  /** Sealed. */
  token: z.string(),
  lang: z.enum(['ru', 'en']),
})
export type ExportPayload = z.infer<typeof exportPayload>

export const exportCursor = z.object({
  turn: z.int(),
  last: z.int().nullable(),
  /** Files with the rows read so far. */
  parts: z.array(z.uuid()),
  ended: z.boolean(),
  /** The whole table, once it is there. */
  file: z.uuid().nullable(),
})
type Cursor = z.infer<typeof exportCursor>
type Step = LongStep<ExportPayload, Cursor>

/** REST requests of one step, 800 rows each. */
const turnsOfStep = 4

const words = {
  ru: { number: '№', sheet: 'Запросы', yesNo: ['да', 'нет'] },
  en: { number: 'No.', sheet: 'Requests', yesNo: ['yes', 'no'] },
} as const

/** Reads a selection into parts that outlive a restart, and makes one table of them: 800 rows a REST request, memory for a step. */
export const exportRequests = (deps: ExportDeps): LongWorkKind<ExportPayload, Cursor> => ({
  payload: exportPayload,
  cursor: exportCursor,
  begin: { turn: 0, last: null, parts: [], ended: false, file: null },
  async step(at) {
    try {
      const question = await questionOf(deps, at)
      return at.cursor.ended ? await makeTable(deps, question, at) : await readOn(deps, question, at)
    } catch (error) {
      if (!isAppError(error, 'session.refused')) throw error
      const code = 'request-export.sign-in-over'
      throw new HopelessJob(code, { cause: new AppError(code, { cause: error }) })
    }
  },
})

const questionOf = (deps: ExportDeps, { portalId, payload: { person, token, query } }: Step): Promise<Question> =>
  aQuestion(
    deps,
    { portalId, ...person, accessToken: deps.sealing.open(token, tokenPurpose) },
    { client: query.client },
  )

async function readOn(deps: ExportDeps, question: Question, at: Step): Promise<StepEnd> {
  const rows: Cell[][] = []
  let [{ turn, last, ended }, total] = [at.cursor, null as number | null]
  for (let asked = 0; asked < turnsOfStep && !ended && !at.signal.aborted; asked += 1) {
    const read = await readTurn(deps, question, at.payload.query, { turn, last })
    rows.push(...read.rows)
    ;({ last, ended } = read)
    total ??= read.total
    turn += 1
  }
  const part = rows.length > 0 ? await keep(deps, at, 'part.ndjson', [partOf(rows)]) : null
  const parts = part === null ? at.cursor.parts : [...at.cursor.parts, part]
  await at.save({ ...at.cursor, turn, last, ended, parts }, { done: rows.length, ...(total === null ? {} : { total }) })
  return 'more'
}

async function makeTable(deps: ExportDeps, question: Question, at: Step): Promise<StepEnd> {
  const { query } = at.payload
  const content = writeTable(query.format, tableOf(deps, question, at))
  const file = await keep(deps, at, `requests.${query.format}`, content)
  const { parts } = at.cursor
  await at.save({ ...at.cursor, parts: [], file }, {})
  await deps.files.drop(at.portalId, parts)
  return 'done'
}

function tableOf(deps: ExportDeps, { fields, tenant }: Question, at: Step): NewTable {
  const { query, lang } = at.payload
  const { number, sheet, yesNo } = words[lang]
  return {
    columns: [number, ...titlesOf(query, fields)],
    rows: allRows(deps, at),
    zone: tenant.zone,
    yesNo: [yesNo[0], yesNo[1]],
    sheet,
  }
}

const titlesOf = ({ columns }: ExportQuery, fields: Question['fields']): string[] =>
  columns.map((name) => fields.get(name)?.title ?? name)

async function* allRows({ files }: ExportDeps, { portalId, cursor: { parts } }: Step): AsyncGenerator<Cell[]> {
  for (const part of parts) yield* rowsOfPart((await files.read(portalId, part)).content)
}

async function keep(
  { files, clock }: ExportDeps,
  { portalId }: Step,
  name: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<string> {
  const expiresAt = new Date(clock.now().getTime() + keptMs)
  return (await files.save({ portalId, purpose: exportKind, name, content, expiresAt })).id
}
