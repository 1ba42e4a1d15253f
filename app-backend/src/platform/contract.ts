import { z } from 'zod'

/** Every refusal and fault of the API, in words for a person. */
export const errorAnswer = z.object({
  error: z.object({
    code: z.string(),
    /** What happened and what it means, in the language of the request. */
    message: z.string(),
    /** What to do now; empty when nothing can be done. */
    action: z.string(),
    /** Names the log records of this request; a person gives it to support. */
    requestId: z.string(),
    /** Seconds after which the same call is worth repeating; only where waiting helps. */
    retryAfterSeconds: z.number().int().positive().optional(),
    /** Fields at fault, for forms. */
    fields: z.record(z.string(), z.string()).optional(),
  }),
})
export type ErrorAnswer = z.infer<typeof errorAnswer>

export const longTaskStates = ['running', 'paused', 'cancelled', 'done', 'failed'] as const

/** Work of minutes or days that a person watches. Numbers add up: handled = done + failed + skipped, of `total`. */
export const longTask = z.object({
  id: z.uuid(),
  /** Which work, e.g. `rules.dry-run`; at most one of a kind runs or is paused in a portal. */
  kind: z.string(),
  title: z.string(),
  state: z.enum(longTaskStates),
  done: z.number().int(),
  failed: z.number().int(),
  skipped: z.number().int(),
  /** Null until the work has counted what there is to do. */
  total: z.number().int().nullable(),
  /** Handled a second of late; null while nobody knows or nothing runs. */
  perSecond: z.number().nullable(),
  /** When it ends at this pace; null while nobody knows. */
  endsAt: z.string().nullable(),
  /** Why it waits (running) or stopped (failed), in the language of the request. */
  fault: errorAnswer.shape.error.pick({ code: true, message: true, action: true }).nullable(),
  startedBy: z.number().int().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  endedAt: z.string().nullable(),
})
export type LongTaskView = z.infer<typeof longTask>

export const listLongTasksQuery = z.object({
  kind: z.string().max(100).optional(),
  /** Only those that still run or are paused. */
  open: z.stringbool().optional(),
  /** Id of the last task shown: those before it follow. */
  before: z.uuid().optional(),
})
export type ListLongTasksQuery = z.infer<typeof listLongTasksQuery>
/** Newest first, at most 50. */
export const longTaskList = z.object({ tasks: z.array(longTask), more: z.boolean() })
export type LongTaskList = z.infer<typeof longTaskList>

/** One message of `/api/long-work/stream`: the task as it stands now; null: anything may have changed, look again. */
export const longTaskNews = z.object({ task: longTask.nullable() })
export type LongTaskNews = z.infer<typeof longTaskNews>

/** A file that was put in: `POST /api/files?name=…` with the bytes as `application/octet-stream`. */
export const storedFile = z.object({
  id: z.uuid(),
  /** Cleaned. */
  name: z.string(),
  /** By content. */
  contentType: z.string(),
  sizeBytes: z.number().int(),
})
export type StoredFileView = z.infer<typeof storedFile>
