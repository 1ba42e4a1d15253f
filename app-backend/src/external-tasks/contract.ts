import { z } from 'zod'

const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
export const taskStates = ['stuck', 'open', 'closed', 'withdrawn'] as const
const address = z.email().max(254)

export const externalTaskView = z.object({
  /** The task's number in the portal. */
  taskId: z.number().int(),
  title: z.string(),
  /** stuck: nobody could be written to; withdrawn: unticked or deleted. */
  state: z.enum(taskStates),
  /** What holds it up: code and values of a sentence. */
  trouble: reason.nullable(),
  performer: z.object({ contactId: z.number().int().nullable(), name: z.string(), address: z.string().nullable() }),
  /** Addresses of the contact while one has to be chosen. */
  choices: z.array(z.string()),
  /** ISO instants. */
  deadline: z.string().nullable(),
  lastReplyAt: z.string().nullable(),
  createdAt: z.string(),
  /** The performer's last word. */
  word: z.enum(['done', 'question']).nullable(),
  letterCount: z.number().int(),
  /** The mail server refused our newest letter for good. */
  refused: z.boolean(),
  /** Path of the task inside the portal. */
  path: z.string(),
})
export type ExternalTaskView = z.infer<typeof externalTaskView>

export const taskLetterView = z.object({
  id: z.number().int(),
  direction: z.enum(['out', 'in']),
  /** task, message, change, reminder, closed, withdrawn, reopened; reply, automatic, bounce. */
  kind: z.string(),
  name: z.string(),
  address: z.string(),
  subject: z.string(),
  text: z.string(),
  files: z.array(z.object({ name: z.string(), sizeBytes: z.number().int() })),
  /** Of theirs: the letter taken in, where its files are read; null for ours. */
  letterId: z.number().int().nullable(),
  /** Of ours; preparing: not handed over yet. */
  delivery: z
    .enum(['preparing', 'waiting', 'sending', 'sent', 'failed', 'unknown', 'withheld', 'cancelled'])
    .nullable(),
  error: z.string().nullable(),
  otherSender: z.boolean(),
  at: z.string(),
})
export type TaskLetterView = z.infer<typeof taskLetterView>

export const taskThread = z.object({
  /** null: the task has no performer outside. */
  task: externalTaskView.nullable(),
  /** As the portal has it now. */
  portalTask: z.object({ title: z.string(), external: z.boolean() }),
  letters: z.array(taskLetterView),
  mayWrite: z.boolean(),
})
export type TaskThread = z.infer<typeof taskThread>

export const requestTasksQuery = z.object({ request: z.coerce.number().int().positive() })
export const requestTasks = z.object({ tasks: z.array(externalTaskView), mayWrite: z.boolean() })
export type RequestTasks = z.infer<typeof requestTasks>

export const performerQuery = z.object({ search: z.string().trim().max(200).default('') })
export const performerList = z.object({
  performers: z.array(
    z.object({ contactId: z.number().int(), name: z.string(), addresses: z.array(z.string()), note: z.string() }),
  ),
})
export type PerformerList = z.infer<typeof performerList>

const task = z.object({
  title: z.string().trim().min(1).max(250),
  description: z.string().max(20_000),
  /** ISO instant. */
  deadline: z.iso.datetime({ offset: true }).nullable(),
})

export const previewBody = task.extend({ performer: z.string().max(250), files: z.array(z.string().max(250)).max(30) })
export type PreviewBody = z.infer<typeof previewBody>
/** The letter as the performer gets it. */
export const taskPreview = z.object({ subject: z.string(), text: z.string() })
export type TaskPreview = z.infer<typeof taskPreview>

export const createTaskBody = task.extend({
  /** Made once in the form: a repeated press makes one task. */
  key: z.uuid(),
  /** Number of the request in the portal. */
  request: z.number().int().positive(),
  contactId: z.number().int().positive(),
  address,
  /** Ids of files brought for this request. */
  files: z.array(z.uuid()).max(30),
})
export type CreateTaskBody = z.infer<typeof createTaskBody>
export const createdTask = z.object({ taskId: z.number().int() })
export type CreatedTask = z.infer<typeof createdTask>

export const choosePerformerBody = z.object({ contactId: z.number().int().positive(), address })
export type ChoosePerformerBody = z.infer<typeof choosePerformerBody>

export const writeToPerformerBody = z.object({
  key: z.uuid(),
  text: z.string().trim().min(1).max(50_000),
})
export type WriteToPerformerBody = z.infer<typeof writeToPerformerBody>

export const taskAnswer = z.object({ done: z.literal(true) })
