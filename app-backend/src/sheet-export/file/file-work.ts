import { z } from 'zod'
import { AppError, isAppError } from '../../platform/errors/app-error.ts'
import { HopelessJob } from '../../platform/jobs/job.ts'
import type { LongStep, LongWorkKind, StepEnd } from '../../platform/long-work/long-task.ts'
import { partOf, rowsOfPart } from '../../platform/tables/part-file.ts'
import { writeTable, type Cell } from '../../platform/tables/write-table.ts'
import type { Actor } from '../../portal/index.ts'
import { exportWords } from '../export-words.ts'
import { readFields } from '../reading/read-fields.ts'
import { readNames } from '../reading/read-names.ts'
import { mostPages, readRecordsAfter } from '../reading/read-records.ts'
import type { ExportField } from '../rules/export-field.ts'
import { recordCell } from '../rules/record-cell.ts'
import { fileKind, keptMs, tokenPurpose, type FileDeps } from './file-deps.ts'

export const filePayload = z.object({
  entityTypeId: z.int(),
  format: z.enum(['xlsx', 'csv']),
  /** Of the sheet and the file. */
  title: z.string(),
  userId: z.int(),
  /** Of whoever asked, sealed. */
  token: z.string(),
})
export type FilePayload = z.infer<typeof filePayload>

export const fileCursor = z.object({
  after: z.int(),
  /** Files with the rows read so far. */
  parts: z.array(z.uuid()),
  ended: z.boolean(),
  /** The whole table, once it is there. */
  file: z.uuid().nullable(),
})
type Cursor = z.infer<typeof fileCursor>
type Step = LongStep<FilePayload, Cursor>

/**
 * Reads all records of a type with all their fields into a table, as whoever asked sees them: 2 000 records a step go into parts
 * that outlive a restart, so memory is a step's. The token lives for an hour.
 */
export const exportFileWork = (deps: FileDeps): LongWorkKind<FilePayload, Cursor> => ({
  payload: filePayload,
  cursor: fileCursor,
  begin: { after: 0, parts: [], ended: false, file: null },
  async step(at) {
    try {
      return at.cursor.ended ? await makeTable(deps, at) : await readOn(deps, at)
    } catch (error) {
      if (!isAppError(error, 'session.refused')) throw error
      const code = 'request-export.sign-in-over'
      throw new HopelessJob(code, { cause: new AppError(code, { cause: error }) })
    }
  },
})

const actorOf = ({ sealing }: FileDeps, { portalId, payload }: Step): Actor => ({
  kind: 'viewer',
  portalId,
  userId: payload.userId,
  accessToken: sealing.open(payload.token, tokenPurpose),
})

async function columnsOf(deps: FileDeps, at: Step): Promise<ExportField[]> {
  const { entityTypeId } = at.payload
  const { language } = await deps.tenantOf(at.portalId)
  const fields = (await readFields(deps.portal, actorOf(deps, at), [entityTypeId], language)).get(entityTypeId)
  if (!fields) throw new HopelessJob('dashboard.no-type', { cause: new AppError('dashboard.no-type') })
  return fields
}

async function readOn(deps: FileDeps, at: Step): Promise<StepEnd> {
  const { entityTypeId } = at.payload
  const actor = actorOf(deps, at)
  const fields = await columnsOf(deps, at)
  const asked = { entityTypeId, after: at.cursor.after, since: null, pages: mostPages }
  const { items, ended } = await readRecordsAfter(deps.portal, actor, asked)
  const [records, people] = [await readNames(deps.portal, actor, items, fields), await deps.namesOf(at.portalId)]
  const rows = items.map((item) => fields.map((field) => recordCell(item, field, { people, records })))
  const part = rows.length > 0 ? await keep(deps, at, 'part.ndjson', [partOf(rows)]) : null
  const after = Number(items.at(-1)?.['id'] ?? at.cursor.after)
  const parts = part === null ? at.cursor.parts : [...at.cursor.parts, part]
  await at.save({ ...at.cursor, after, parts, ended }, { done: rows.length })
  return 'more'
}

async function makeTable(deps: FileDeps, at: Step): Promise<StepEnd> {
  const { format, title } = at.payload
  const { zone, language } = await deps.tenantOf(at.portalId)
  const [yes, no] = exportWords[language].yesNo
  const columns = (await columnsOf(deps, at)).map((field) => field.title)
  const table = { columns, rows: allRows(deps, at), zone, yesNo: [yes, no] as [string, string], sheet: title }
  const file = await keep(deps, at, `${title}.${format}`, writeTable(format, table))
  const { parts } = at.cursor
  await at.save({ ...at.cursor, parts: [], file }, {})
  await deps.files.drop(at.portalId, parts)
  return 'done'
}

async function* allRows({ files }: FileDeps, { portalId, cursor: { parts } }: Step): AsyncGenerator<Cell[]> {
  for (const part of parts) yield* rowsOfPart((await files.read(portalId, part)).content)
}

async function keep(
  { files, clock }: FileDeps,
  { portalId }: Step,
  name: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<string> {
  const expiresAt = new Date(clock.now().getTime() + keptMs)
  return (await files.save({ portalId, purpose: fileKind, name, content, expiresAt })).id
}
