import { z } from 'zod'
import { longTask } from '../platform/contract.ts'
import { clientRef, stage } from '../requests/contract.ts'
import { fieldKinds } from './rules/field-kinds.ts'
import { periods } from './rules/periods.ts'

export { opsOf, type ConditionOp, type FieldKind } from './rules/field-kinds.ts'
export { periods, periodTakesDays, type Period } from './rules/periods.ts'

const fieldName = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/)

/** A field of the request as a column, a condition and a cell to write in. */
export const listField = z.object({
  name: z.string(),
  /** In the portal's words. */
  title: z.string(),
  kind: z.enum(fieldKinds),
  multiple: z.boolean(),
  /** Set by people or by an app, not part of every CRM. */
  own: z.boolean(),
  options: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Of a link alone: types of records, and what stands before a record's number in a value. */
  links: z.array(z.object({ entityTypeId: z.number().int(), prefix: z.string() })).optional(),
  sortable: z.boolean(),
  /** May be written in the list and in bulk. */
  editable: z.boolean(),
  /** Never left empty. */
  required: z.boolean().optional(),
})
export type ListField = z.infer<typeof listField>

const optionIds = z.array(z.string().min(1).max(60)).min(1).max(100)
const day = z.iso.date()

/** One condition. Persons may be named `me`: whoever looks. Days are days of the portal's calendar. */
export const condition = z.discriminatedUnion('op', [
  z.object({ field: fieldName, op: z.enum(['any-of', 'none-of']), values: optionIds }),
  z.object({ field: fieldName, op: z.enum(['contains', 'lacks']), text: z.string().trim().min(1).max(200) }),
  z.object({
    field: fieldName,
    op: z.literal('between'),
    /** Numbers, or days with both ends included; null: open at that end. */
    from: z.union([z.number(), day]).nullable(),
    to: z.union([z.number(), day]).nullable(),
  }),
  z.object({
    field: fieldName,
    op: z.literal('period'),
    period: z.enum(periods),
    days: z.number().int().min(1).max(3_650).default(7),
  }),
  z.object({ field: fieldName, op: z.enum(['empty', 'filled', 'open', 'closed']) }),
])
export type Condition = z.infer<typeof condition>

const match = z.enum(['all', 'any'])
export const conditionGroup = z.object({ match, conditions: z.array(condition).min(1).max(20) })
export type ConditionGroup = z.infer<typeof conditionGroup>

/** Conditions in groups: within a group by its own and/or, between the groups by that of the filter. */
export const listFilter = z.object({ match, groups: z.array(conditionGroup).max(10) })
export type ListFilter = z.infer<typeof listFilter>

export const listSort = z.object({ field: fieldName, direction: z.enum(['asc', 'desc']) })
export const selection = z.object({ filter: listFilter, sort: listSort })
export type Selection = z.infer<typeof selection>

/** Views in the bar: each is counted with every first page. */
export const mostPinned = 20

/** Records that a quick search or conditions by amount named before: the next pages ask for them without looking again. */
export const foundRecords = z.object({
  requestIds: z.array(z.number().int()).max(500),
  contactIds: z.array(z.number().int()).max(100),
  companyIds: z.array(z.number().int()).max(100),
  /** Requests that meet conditions by amount, by field and ends of the condition. */
  amounts: z.record(z.string().max(140), z.array(z.number().int()).max(500)).default({}),
})
export type FoundRecords = z.infer<typeof foundRecords>
export type FoundByWords = Omit<FoundRecords, 'amounts'>

export const pageQuery = z.object({
  selection,
  /** Number, words, phone, mail address, serial number. */
  search: z.string().trim().max(200).default(''),
  /** The client in whose card the list stands: their requests alone. null: the list of all. */
  client: clientRef.nullable().default(null),
  /** Fields of the columns that are shown. */
  columns: z.array(fieldName).max(80).default([]),
  /** Where the next page begins; null: the first page. */
  after: z.string().max(40).nullable().default(null),
  found: foundRecords.nullable().default(null),
  /** Views whose requests are to be counted along. */
  count: z.array(z.string().max(20)).max(mostPinned).default([]),
})
export type PageQuery = z.input<typeof pageQuery>

/** A named thing inside a cell: an option, a person, a contact. */
export const namedValue = z.object({ id: z.string(), name: z.string() })
/** Empty; a text, number or yes/no; several texts; named things. Days and moments are ISO texts. */
export const cellValue = z.union([
  z.null(),
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.array(namedValue),
])
export type CellValue = z.infer<typeof cellValue>

export const listRow = z.object({
  id: z.number().int(),
  title: z.string(),
  stage,
  /** Path of the card inside the portal, for the slider. */
  path: z.string(),
  createdAt: z.string(),
  letterCount: z.number().int(),
  lastLetterAt: z.string().nullable(),
  /** By name of the field, for the columns that were asked for. */
  values: z.record(z.string(), cellValue),
})
export type ListRow = z.infer<typeof listRow>

export const listPage = z.object({
  rows: z.array(listRow),
  /** How many requests the selection holds for this viewer; null on later pages. */
  total: z.number().int().nullable(),
  next: z.string().nullable(),
  /** Requests of each view, by its id; null: the portal did not count them. */
  counts: z.record(z.string(), z.number().int().nullable()),
  found: foundRecords.nullable(),
  /** What fields were called that the portal has no more: their conditions and order are left out. */
  missing: z.array(z.string()),
  /** More letters hold the words than were looked through. */
  cut: z.boolean(),
  /** More requests hold amounts than were looked through: only the newest are shown. */
  amountsCut: z.boolean(),
  /** The company has more contacts than are looked for: requests of the first 500 are shown. */
  contactsCut: z.boolean(),
  /** What own text fields are called that the search left out: it looks into eight of them. */
  notSearched: z.array(z.string()),
  /** Nothing is called as it was typed, but these words of the other keyboard layout were found; null: read as typed. */
  readAs: z.string().nullable(),
  /** Clients were looked for by the first contact of a request alone: the portal cannot filter by the others. */
  firstContactOnly: z.boolean(),
  /** ISO instant at which the portal gave these data. */
  asOf: z.string(),
})
export type ListPage = z.infer<typeof listPage>

export const viewName = z.string().trim().min(1).max(60)
export const listView = z.object({
  /** 'open', 'mine' …: comes with the product; 'v17': made by people. */
  id: z.string(),
  /** null: the screen knows the name. */
  name: z.string().nullable(),
  shared: z.boolean(),
  /** Made by the viewer. */
  own: z.boolean(),
  revision: z.number().int(),
  selection,
})
export type ListView = z.infer<typeof listView>

export const saveViewBody = z.object({ name: viewName, shared: z.boolean(), selection })
export const changeViewBody = saveViewBody.extend({ revision: z.number().int() })
export type SaveViewBody = z.infer<typeof saveViewBody>

export const layout = z.object({
  /** Columns in their order. */
  columns: z.array(fieldName).min(1).max(80),
  /** Widths that were dragged, px. */
  widths: z.record(z.string(), z.number().min(40).max(1_200)),
  density: z.enum(['cosy', 'dense']),
  /** Views that stand in the bar, in their order; the others are in the menu. */
  pinned: z.array(z.string().max(20)).max(mostPinned),
  /** The view that opens first. */
  first: z.string().max(20),
})
export type Layout = z.infer<typeof layout>

export const requestList = z.object({
  entityTypeId: z.number().int(),
  fields: z.array(listField),
  views: z.array(listView),
  layout,
  /** Columns that everybody begins with. */
  firstColumns: z.array(z.string()),
  people: z.array(z.object({ id: z.number().int(), name: z.string(), active: z.boolean() })),
  me: z.number().int(),
  /** IANA zone of the days in conditions. */
  zone: z.string(),
  may: z.object({ share: z.boolean(), change: z.boolean(), export: z.boolean(), create: z.boolean() }),
})
export type RequestList = z.infer<typeof requestList>

/** Clients and other records for a condition: found by words of the name, and those already chosen by their numbers. */
export const clientsQuery = z.object({
  entityTypeId: z.coerce.number().int().positive(),
  text: z.string().trim().max(100).default(''),
  ids: z
    .string()
    .max(500)
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map(Number)
        .filter((id) => Number.isSafeInteger(id) && id > 0)
        .slice(0, 50),
    ),
})
export const clientOptions = z.object({
  clients: z.array(z.object({ id: z.string(), name: z.string(), chosen: z.boolean() })),
})
export type ClientOptions = z.infer<typeof clientOptions>

/** A value to write: null empties the field, several stand in a list; clients by their numbers. */
export const newValue = z.union([
  z.null(),
  z.string().max(5_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(5_000)).max(100),
])
export type NewValue = z.infer<typeof newValue>

/** One cell: written only while the field still holds what the person saw. */
export const changeCellBody = z.object({ field: fieldName, seen: cellValue, value: newValue, key: z.uuid() })
export type ChangeCellBody = z.infer<typeof changeCellBody>

/** At most as many as one request to the portal writes. */
export const bulkBody = z.object({
  ids: z.array(z.number().int().positive()).min(1).max(50),
  field: fieldName,
  value: newValue,
  /** Names the whole change: its parts are one run, taken back together. */
  key: z.uuid(),
})
export type BulkBody = z.infer<typeof bulkBody>

export const bulkOutcomes = ['written', 'same', 'lacking', 'refused', 'unknown', 'gone'] as const
export const bulkAnswer = z.object({
  runId: z.string(),
  results: z.array(
    z.object({
      id: z.number().int(),
      outcome: z.enum(bulkOutcomes),
      /** The portal's words, where it refused; fields, where some are lacking. */
      detail: z.string(),
    }),
  ),
})
export type BulkAnswer = z.infer<typeof bulkAnswer>

export const previewBody = bulkBody
  .omit({ key: true })
  .extend({ ids: z.array(z.number().int().positive()).min(1).max(2_500) })
/** What a change would do: how many differ, and what the first of them hold now. */
export const bulkPreview = z.object({
  changes: z.number().int(),
  /** Stay where they are: a scenario asks for fields there, and the guard would move them back. */
  lacking: z.number().int(),
  same: z.number().int(),
  gone: z.number().int(),
  rows: z.array(
    z.object({
      id: z.number().int(),
      title: z.string(),
      from: cellValue,
      to: cellValue,
      /** What the request lacks there. */
      lacks: z.array(z.string()),
    }),
  ),
})
export type BulkPreview = z.infer<typeof bulkPreview>

export const undoBulkBody = z.object({ runId: z.uuid() })
export const undoBulkAnswer = z.object({ undoRunId: z.string() })

/** Numbers of all requests of a selection, as far as one request to the portal brings them. */
export const idsAnswer = z.object({ ids: z.array(z.number().int()), more: z.boolean() })

export const exportQuery = pageQuery
  .pick({ selection: true, search: true, client: true, columns: true, found: true })
  .extend({
    format: z.enum(['xlsx', 'csv']),
    /** Only these of the selection. */
    ids: z.array(z.number().int().positive()).max(2_500).nullable().default(null),
  })
export type ExportQuery = z.infer<typeof exportQuery>

/** The newest export of whoever asks, null before the first, and what its file is called. */
export const ownExport = z.object({ task: longTask.nullable(), fileName: z.string() })
export type OwnExport = z.infer<typeof ownExport>
