import { z } from 'zod'

const date = z.iso.date()
const minute = z.int().min(0).max(1_440)
export const interval = z
  .object({ from: minute, to: minute })
  .refine(({ from, to }) => from < to, 'deadline.empty-interval')
const hours = z.array(interval).max(6)

/** A day, or several in a row, that differ from the week. */
export const calendarException = z
  .object({
    from: date,
    to: date,
    kind: z.enum(['off', 'working', 'short', 'hours']),
    hours: hours.optional(),
    title: z.string().trim().max(200),
  })
  .refine(({ from, to }) => from <= to, 'deadline.backward-days')

export const deadlineCalendar = z.object({
  /** IANA zone. */
  zone: z.string().min(1).max(60),
  /** Hours by weekday, Monday first. */
  week: z.array(hours).length(7),
  /** Whose production calendar comes before the exceptions; null: nobody's. */
  country: z.enum(['RU']).nullable(),
  exceptions: z.array(calendarException).max(2_000),
})

const nine = [
  { from: 540, to: 780 },
  { from: 840, to: 1_080 },
]

/** The rules of «Решить до». */
export const deadlineRules = z.object({
  /** Hours by the option of the category; a category without a row has no deadline. */
  hours: z.array(z.object({ categoryId: z.string().min(1).max(50), hours: z.number().min(0).max(10_000) })).max(1_000),
  mode: z.enum(['calendar-hours', 'working-hours']).default('calendar-hours'),
  startFrom: z.enum(['received', 'categorized']).default('categorized'),
  onNewCategory: z.enum(['from-start', 'from-now', 'keep']).default('from-start'),
  /** Stages in which a request waits for somebody else: the clock stands while it is there. */
  pauseStages: z.array(z.string().min(1).max(50)).max(200).default([]),
  /** The responsible is warned so long before the deadline; null: never. */
  warnMinutes: z.int().min(1).max(43_200).nullable().default(60),
  /** A head is told so long after a breach; null: never. */
  escalateMinutes: z.int().min(1).max(43_200).nullable().default(null),
  calendar: deadlineCalendar.default({
    zone: 'Europe/Moscow',
    week: [nine, nine, nine, nine, nine, [], []],
    country: 'RU',
    exceptions: [],
  }),
})
export type DeadlineRules = z.infer<typeof deadlineRules>

const instant = z.iso.datetime()

/** What the rules are asked about. Instants are ISO. */
export const deadlineFacts = z.object({
  categoryId: z.string().nullable(),
  receivedAt: instant,
  categorizedAt: instant,
  recategorizedAt: instant.nullable(),
  locked: z.boolean(),
  pauses: z.array(z.object({ from: instant, to: instant.nullable() })).max(1_000),
  /** Stages with the moment of entry, the oldest first. */
  stages: z
    .array(z.object({ stageId: z.string(), at: instant }))
    .max(1_000)
    .default([]),
  /** The category that was determined first, where it was changed since. */
  firstCategoryId: z.string().nullable().default(null),
  current: instant.nullable(),
})
export type DeadlineQuestion = z.infer<typeof deadlineFacts>

/** ISO instant; null: no deadline, or the clock stands still. */
export const deadlineOutcome = z.object({
  dueAt: instant.nullable(),
  /** When the responsible is warned, and when a head is told of a breach; null: never. */
  warnAt: instant.nullable().default(null),
  escalateAt: instant.nullable().default(null),
})
export type DeadlineOutcome = z.infer<typeof deadlineOutcome>

const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })

/** A file of days as text: XML of xmlcalendar.ru, iCalendar, or a table «date; kind; hours; title». */
export const calendarFileBody = z.object({ text: z.string().min(1).max(1_000_000) })
export const calendarFile = z.object({
  format: z.enum(['xml', 'ics', 'csv']),
  days: z.array(calendarException).max(2_000),
  /** What was left out, and why; 100 at most. */
  faults: z.array(z.object({ line: z.number().int().nullable(), because: reason })),
})
export type CalendarFileView = z.infer<typeof calendarFile>

/** The portal's own working week and days. */
export const portalCalendarView = deadlineCalendar.pick({ week: true, exceptions: true })
export type PortalCalendarView = z.infer<typeof portalCalendarView>

/** What other rules would make of the open deadlines. */
export const deadlineMovesBody = z.object({ rules: deadlineRules })
export const deadlineMoves = z.object({
  /** Requests that are not closed and have a deadline now, or would have one. */
  open: z.number().int(),
  later: z.number().int(),
  earlier: z.number().int(),
  /** Lose their deadline, or get one. */
  other: z.number().int(),
  /** Set by hand: they stay as they are. */
  locked: z.number().int(),
  /** Would be overdue at once, though they are not now. */
  overdue: z.number().int(),
  /** The soonest first, 50 at most. */
  rows: z.array(
    z.object({
      entityTypeId: z.number().int(),
      id: z.number().int(),
      title: z.string(),
      path: z.string(),
      from: instant.nullable(),
      to: instant.nullable(),
    }),
  ),
  /** More requests are open than are counted at once: the counts are of the newest. */
  more: z.boolean(),
})
export type DeadlineMoves = z.infer<typeof deadlineMoves>
