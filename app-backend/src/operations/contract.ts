import { z } from 'zod'

export { queueTitles } from './rules/queue-titles.ts'

/** ok: nothing to do; soon: look at it in the coming days; bad: act now; off: not used here, so not counted. */
export const healthStates = ['ok', 'soon', 'bad', 'off'] as const
export const healthState = z.enum(healthStates)
export type HealthState = z.infer<typeof healthState>

export const healthCheckIds = [
  'queues',
  'dead-jobs',
  'events',
  'mailboxes',
  'quarantine',
  'token',
  'requests-limit',
  'methods-limit',
  'sweep',
  'catch-up',
  'certificate',
  'portal-certificate',
  'disk',
  'database',
  'backup',
  'processes',
] as const
export const healthCheck = z.object({
  id: z.enum(healthCheckIds),
  state: healthState,
  /** Name of the check, in the language of the request. */
  title: z.string(),
  /** What is so now, one sentence. */
  says: z.string(),
  /** What to do, one sentence; empty when nothing is to be done. */
  todo: z.string(),
})
export type HealthCheckView = z.infer<typeof healthCheck>

export const queueHealth = z.object({
  queue: z.string(),
  /** All that wait, also for a later time. */
  waiting: z.number().int(),
  /** Those of them whose time has come. */
  due: z.number().int(),
  /** Being worked on now. */
  held: z.number().int(),
  dead: z.number().int(),
  /** ISO instant at which the oldest due one fell due; null when none is due. */
  oldestDueAt: z.string().nullable(),
})
export type QueueHealth = z.infer<typeof queueHealth>

/** The portal's two limits. Bitrix24 docs: limits */
export const portalLoad = z.object({
  /** Requests in the bucket now, and how many it holds. */
  requests: z.object({ used: z.number(), limit: z.number().int() }),
  /** Seconds that the heaviest method spent in its window of ten minutes; null = no method is worth naming. */
  heaviest: z.object({ method: z.string(), seconds: z.number() }).nullable(),
  /** Seconds that one method may spend in ten minutes. */
  secondsLimit: z.number().int(),
  /** Heaviest first. */
  methods: z.array(z.object({ method: z.string(), seconds: z.number(), resetAt: z.string() })),
})
export type PortalLoad = z.infer<typeof portalLoad>

const changesCount = z.object({ added: z.number().int(), changed: z.number().int(), deleted: z.number().int() })
/** What happened while nobody listened, and what was made up for. */
export const catchUpView = z.object({
  from: z.string(),
  to: z.string(),
  missed: changesCount,
  caughtUp: changesCount,
  /** missed - caughtUp over all kinds; 0 = nothing was lost. */
  left: z.number().int(),
  byHour: z.array(z.object({ hour: z.string(), count: z.number().int() })),
  /** null while it goes on. */
  endedAt: z.string().nullable(),
})
export type CatchUpView = z.infer<typeof catchUpView>

export const processView = z.object({
  id: z.string(),
  host: z.string(),
  role: z.enum(['all', 'web', 'worker']),
  version: z.string(),
  startedAt: z.string(),
  seenAt: z.string(),
  alive: z.boolean(),
  memoryBytes: z.number().int(),
  /** How late the event loop was at most since the beat before, ms. */
  lagMs: z.number(),
})
export type ProcessView = z.infer<typeof processView>

export const backupView = z.object({
  startedAt: z.string(),
  /** null: it goes on or was broken off. */
  endedAt: z.string().nullable(),
  sizeBytes: z.number().nullable(),
  place: z.string(),
  error: z.string().nullable(),
})
export type BackupView = z.infer<typeof backupView>

/** `GET /api/operations/health`, administrators. */
export const health = z.object({
  /** ISO instant of the look. */
  asOf: z.string(),
  /** The worst of the checks. */
  state: healthState,
  counts: z.record(healthState, z.number().int()),
  /** In the order in which they are shown. */
  checks: z.array(healthCheck),
  queues: z.array(queueHealth),
  load: portalLoad,
  /** The last one; null when nothing was ever missed. */
  catchUp: catchUpView.nullable(),
  processes: z.array(processView),
  /** The last ten, newest first. */
  backups: z.array(backupView),
})
export type Health = z.infer<typeof health>

/** How a call of the portal ended. */
export const callOutcomes = ['ok', 'refused', 'no-answer'] as const
export const callOutcome = z.enum(callOutcomes)
export type CallOutcome = z.infer<typeof callOutcome>

/** `GET /api/operations/calls`: the journal of REST requests of 72 hours, newest first, 50 a page. */
export const listCallsQuery = z.object({
  /** Part of a method's name; a whole name finds the batches that carry it too. */
  method: z.string().trim().max(100).default(''),
  outcome: callOutcome.optional(),
  /** 'portal' = background work, 'person' = anyone's screen, 'user:12' = one person's. */
  actor: z
    .string()
    .regex(/^(portal|person|user:\d{1,10})$/)
    .optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** Id of the last row of the page before. */
  before: z.coerce.number().int().positive().optional(),
})
export type ListCallsQuery = z.infer<typeof listCallsQuery>

export const callRow = z.object({
  id: z.number().int(),
  at: z.string(),
  /** null = background work by the portal's own token; 0 = somebody who was not known yet. */
  userId: z.number().int().nullable(),
  /** null = not in the portal's list of people. */
  userName: z.string().nullable(),
  method: z.string(),
  /** Inner methods of a batch, in order. */
  inner: z.array(z.string()),
  outcome: callOutcome,
  /** HTTP status, null without an answer. */
  status: z.number().int().nullable(),
  errorCode: z.string().nullable(),
  durationMs: z.number().int(),
})
export type CallRow = z.infer<typeof callRow>
export const callPage = z.object({
  rows: z.array(callRow),
  /** `before` of the next page, null on the last one. */
  next: z.number().int().nullable(),
})
export type CallPage = z.infer<typeof callPage>

/** `GET /api/operations/calls/:id`: with its parameters, secrets and personal data masked. */
export const callDetails = callRow.extend({ params: z.unknown() })
export type CallDetails = z.infer<typeof callDetails>

/** `GET /api/operations/dead-jobs`: work that was given up, newest first, 50 a page. */
export const listDeadJobsQuery = z.object({
  queue: z.string().max(100).optional(),
  before: z.coerce.number().int().positive().optional(),
})
export type ListDeadJobsQuery = z.infer<typeof listDeadJobsQuery>

export const deadJobRow = z.object({
  id: z.number().int(),
  queue: z.string(),
  key: z.string(),
  createdAt: z.string(),
  /** When it was given up. */
  endedAt: z.string(),
  /** Tries that failed. */
  attempts: z.number().int(),
  /** What the last one said. */
  lastError: z.string(),
})
export type DeadJobRow = z.infer<typeof deadJobRow>
export const deadJobPage = z.object({
  rows: z.array(deadJobRow),
  /** How many each queue holds, for the filter. */
  queues: z.array(z.object({ queue: z.string(), count: z.number().int() })),
  next: z.number().int().nullable(),
})
export type DeadJobPage = z.infer<typeof deadJobPage>

/** `GET /api/operations/dead-jobs/:id`: with its payload, masked like the journal. */
export const deadJobDetails = deadJobRow.extend({ payload: z.unknown() })
export type DeadJobDetails = z.infer<typeof deadJobDetails>

/** `POST /api/operations/dead-jobs/run` and `POST /api/operations/dead-jobs/discard`: these jobs; unknown ids are left out. */
export const deadJobsBody = z.object({ ids: z.array(z.number().int().positive()).min(1).max(500) })
export type DeadJobsBody = z.infer<typeof deadJobsBody>
export const deadJobsAnswer = z.object({ count: z.number().int() })
export type DeadJobsAnswer = z.infer<typeof deadJobsAnswer>

export const retainedKinds = [
  'rest-calls',
  'events',
  'jobs',
  'raw-letters',
  'deleted-snapshots',
  'notices',
  'outgoing-letters',
  'ledger',
  'long-tasks',
  'api-calls',
  'center-calls',
  'center-deliveries',
  'coloured-calls',
  'audit',
] as const
export const retainedKind = z.enum(retainedKinds)
export type RetainedKind = z.infer<typeof retainedKind>

/** `GET /api/operations/retention`: how long each kind of data is kept, and what the last night removed. */
export const retentionView = z.object({
  kinds: z.array(
    z.object({
      kind: retainedKind,
      /** In the language of the request. */
      title: z.string(),
      /** null = kept until the app is removed. */
      days: z.number().int().nullable(),
      rows: z.number().int(),
      removedLast: z.number().int().nullable(),
    }),
  ),
  lastRunAt: z.string().nullable(),
  /** In the past when the work waits for a process; null when it was given up. */
  nextRunAt: z.string().nullable(),
})
export type RetentionView = z.infer<typeof retentionView>

/** Whose data: at least one of the three. */
export const personBody = z
  .object({
    email: z.email().max(254).optional(),
    /** Any spelling; the number is what counts. */
    phone: z.string().trim().min(5).max(40).optional(),
    contactId: z.number().int().positive().optional(),
  })
  .refine((person) => Object.values(person).some((value) => value !== undefined), 'e-mail, phone or contactId')
export type PersonBody = z.infer<typeof personBody>

/** Rows held about a person, by table. */
export const heldCounts = z.record(z.string(), z.number().int())
/** `POST /api/operations/person/look`: what is held. `.../person/export` gives the same as a JSON file with everything in it. */
export const personHeld = z.object({ held: heldCounts, total: z.number().int() })
export type PersonHeld = z.infer<typeof personHeld>
/** `POST /api/operations/person/erase`. Records of the CRM are the portal's: they are not touched. */
export const personErased = z.object({
  removed: heldCounts,
  changed: heldCounts,
  total: z.number().int(),
  at: z.string(),
})
export type PersonErased = z.infer<typeof personErased>
