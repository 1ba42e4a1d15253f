import { z } from 'zod'
import { longTask } from '../platform/contract.ts'

const entityTypeId = z.int().positive()
/** Stands for a type where the sheet is that with the figures of the dashboard. */
export const figuresType = 0
/** Of so many last days the figures of the dashboard may be. */
export const figureDays = z.literal([7, 30, 90, 365])

/** What a full pass did. */
export const passCounts = z.object({
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  deleted: z.int(),
  /** Cells that were written. */
  cells: z.int(),
  /** Records that stand in more than one row. */
  twice: z.int(),
})

const fieldName = z.object({ name: z.string(), title: z.string() })
const fault = z.object({ code: z.string(), title: z.string(), text: z.string() })

export const sheetView = z.object({
  /** Of the records; 0: the figures of the dashboard. */
  entityTypeId: z.int().min(figuresType),
  title: z.string(),
  /** How many fields are written. */
  fields: z.int(),
  /** Fields of the portal that have no column. */
  newFields: z.array(fieldName),
  /** Fields that are written and that the portal has no more. */
  goneFields: z.array(z.string()),
  /** Of the figures of the dashboard: how many last days they are of. */
  days: z.int().nullable(),
  fault: fault.nullable(),
  lastPass: passCounts.nullable(),
  writtenAt: z.iso.datetime().nullable(),
  comparedAt: z.iso.datetime().nullable(),
})
export type SheetView = z.infer<typeof sheetView>

export const exportState = z.object({
  book: z.object({ title: z.string(), url: z.url(), email: z.string(), fault: fault.nullable() }).nullable(),
  sheets: z.array(sheetView),
  /** Types of the CRM that can be exported, with their names in the portal. */
  types: z.array(z.object({ id: entityTypeId, title: z.string() })),
})
export type ExportState = z.infer<typeof exportState>

export const connectBody = z.object({
  /** Link to the spreadsheet, or its id. */
  link: z.string().trim().min(1).max(2_000),
  /** Key of the service account as JSON; empty: the one that is kept. */
  key: z.string().max(16_000),
})
export type ConnectBody = z.infer<typeof connectBody>

export const sheetParams = z.object({ entityTypeId: z.coerce.number().int().min(figuresType) })
export const figuresBody = z.object({ days: figureDays })
export const addSheetBody = z.object({ entityTypeId })
export const fieldsBody = z.object({
  /** Fields that get a column, or get theirs back. */
  add: z.array(z.string().max(200)).max(500),
})

export const fileBody = z.object({ entityTypeId, format: z.enum(['xlsx', 'csv']) })
export type FileBody = z.infer<typeof fileBody>
/** The newest file of records that a person asked for. */
export const ownFile = z.object({ task: longTask.nullable(), fileName: z.string() })
export type OwnFile = z.infer<typeof ownFile>
