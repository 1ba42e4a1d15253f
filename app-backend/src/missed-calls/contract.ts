import { z } from 'zod'

const day = z.iso.datetime()
const person = z.object({ id: z.int(), name: z.string(), active: z.boolean() })
export type LinePerson = z.infer<typeof person>
const because = z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }))

const holder = z.object({ person, substitute: person.nullable(), from: day, by: z.string(), at: day })
export const phoneLine = z.object({
  id: z.uuid(),
  number: z.string(),
  label: z.string(),
  aliases: z.array(z.string()),
  active: z.boolean(),
  comment: z.string(),
  /** The one who holds it now is the last of them whose `from` is past. */
  holders: z.array(holder),
  /** Person who gets leads of the line now; null: nobody can. */
  current: person.nullable(),
  revision: z.int(),
  /** The viewer may change it. */
  editable: z.boolean(),
  hits: z.int(),
  lastHitAt: day.nullable(),
})
export type PhoneLineView = z.infer<typeof phoneLine>

/** A line that calls come in by and nobody holds. */
export const unmappedLine = z.object({ line: z.string(), calls: z.int(), lastAt: day })
export const phoneLines = z.object({ lines: z.array(phoneLine), unmapped: z.array(unmappedLine), mayEdit: z.boolean() })
export type PhoneLines = z.infer<typeof phoneLines>

export const lineBody = z.object({
  number: z.string().trim().min(1).max(100),
  label: z.string().trim().max(200).default(''),
  aliases: z.array(z.string().trim().min(1).max(100)).max(20).default([]),
  active: z.boolean().default(true),
  comment: z.string().trim().max(500).default(''),
  userId: z.int().positive(),
  substituteId: z.int().positive().nullable().default(null),
  /** Since when the person holds the line; absent: from now on, and from ever for a new line. */
  from: day.optional(),
})
export type LineBody = z.infer<typeof lineBody>
export const lineChange = lineBody.extend({ revision: z.int().positive() })

export const lineTry = z.object({ text: z.string().trim().min(1).max(2_000) })
export const lineTried = z.object({ line: phoneLine.nullable(), person: person.nullable(), because })
export type LineTried = z.infer<typeof lineTried>

export const linesFile = z.object({
  rows: z.int(),
  saved: z.int(),
  faults: z.array(z.object({ row: z.int(), because: because.element })),
})
export type LinesFile = z.infer<typeof linesFile>

export const missedStates = [
  'pending',
  'assigned',
  'done',
  'unresolved',
  'manual',
  'fought',
  'answered',
  'closed',
  'client',
] as const
export const missedFilters = ['open', 'unresolved', 'not-called-back', 'all'] as const
export const missedQuery = z.object({
  filter: z.enum(missedFilters).default('open'),
  /** `next` of the page before. */
  before: z
    .string()
    .regex(/^\d{1,15}(-\d{1,15}){2}$/)
    .optional(),
})
export const missedCall = z.object({
  entityTypeId: z.int(),
  id: z.int(),
  title: z.string(),
  path: z.string(),
  phone: z.string(),
  line: z.string(),
  count: z.int(),
  lastCallAt: day,
  state: z.enum(missedStates),
  responsible: person.nullable(),
  because,
  calledBackAt: day.nullable(),
  calledBackBy: z.string().nullable(),
  /** The viewer may give it to somebody, or take it. */
  mayAssign: z.boolean(),
  mayTake: z.boolean(),
})
export type MissedCallView = z.infer<typeof missedCall>
export const missedCalls = z.object({
  rows: z.array(missedCall),
  /** Of what the viewer sees; null: too many calls to tell. */
  counts: z.object({ unresolved: z.int().nullable(), notCalledBack: z.int().nullable() }),
  next: day.nullable(),
})
export type MissedCalls = z.infer<typeof missedCalls>

const leadKey = z.object({ entityTypeId: z.int().positive(), id: z.int().positive() })
export const assignBody = z.object({ calls: z.array(leadKey).min(1).max(200), userId: z.int().positive() })
export const takeBody = z.object({ calls: z.array(leadKey).min(1).max(200) })
export const assigned = z.object({
  done: z.int(),
  /** Leads that the viewer may not give away: somebody else heads their responsible. */
  refused: z.int(),
})
export type Assigned = z.infer<typeof assigned>

const reportRow = z.object({
  name: z.string(),
  calls: z.int(),
  leads: z.int(),
  unresolved: z.int(),
  calledBack: z.int(),
  /** Median time from the last missed call to the call back; null: nobody was called back. */
  callBackMinutes: z.number().nullable(),
})
export const reportQuery = z.object({ days: z.coerce.number().int().min(1).max(366).default(30) })
export const missedReport = z.object({ lines: z.array(reportRow), people: z.array(reportRow) })
export type MissedReport = z.infer<typeof missedReport>
