import { reason, type Reason } from '../kernel/reason.ts'
import type { Reader } from '../platform/time/format-time.ts'
import type { Performer } from './read-performers.ts'
import { letterText, type LetterKind } from './letter-text.ts'
import { chooseAddress } from './rules/choose-address.ts'
import { toldOf, type TaskFacts } from './rules/task-facts.ts'
import type { TaskStep } from './rules/task-step.ts'
import { wasBounced } from './rules/was-bounced.ts'
import type { ExternalTask, NewTaskLetter, TaskChanges } from './store.ts'

export interface PlanFacts {
  known: ExternalTask | null
  /** null: the portal has it no more. */
  task: TaskFacts | null
  taskId: number
  step: TaskStep
  requestId: number | null
  /** Whom the task names and why; the contact itself when it could be read. */
  chosen: { contactId: number | null; because: Reason }
  performer: Performer | null
  own: readonly string[]
  /** Names of the files that go with the task. */
  fileNames: readonly string[]
  /** Their ids. */
  files: string[]
  reader: Reader
  now: Date
}

/** What is to be kept of a task and done about it, all in one commit. */
export interface TaskPlan {
  changes: TaskChanges
  letters: NewTaskLetter[]
  because: Reason[]
  /** A trouble that is new: the task's author hears of it. */
  trouble: Reason | null
  /** The performer hears of a change, but not at once. */
  tellLater: boolean
}

const nothing: TaskPlan = { changes: {}, letters: [], because: [], trouble: null, tellLater: false }

/** What one step means for the task's row and its letters. */
export function planTask(facts: PlanFacts): TaskPlan {
  const { step, known, task } = facts
  switch (step.kind) {
    case 'none':
      return nothing
    case 'end': {
      const changes = { ...(task ? wordsOf(task) : {}), state: step.state, trouble: null }
      return { ...nothing, changes, letters: goodbye(facts, step.state), because: [step.because] }
    }
    case 'change':
      return { ...nothing, changes: task ? wordsOf(task) : {}, because: [step.because], tellLater: true }
    case 'hand-over':
      return begin(facts, 'task', { letters: goodbye(facts, 'withdrawn'), address: null, because: step.because })
    case 'reopen': {
      const same = known?.contactId === facts.chosen.contactId && known?.told !== null
      return begin(facts, same ? 'reopened' : 'task', {
        letters: [],
        address: known?.address ?? null,
        because: step.because,
      })
    }
    case 'begin':
      return begin(facts, 'task', { letters: [], address: known?.address ?? null, because: step.because })
  }
}

const wordsOf = ({ title, description, deadline, createdBy, responsibleId }: TaskFacts) => ({
  title,
  description,
  deadline,
  createdBy,
  responsibleId,
})

/** A letter to whom the task was sent and who need not do it any more; nobody hears of what they never got, nor where it bounced. */
function goodbye({ known, task, reader }: PlanFacts, kind: 'closed' | 'withdrawn'): NewTaskLetter[] {
  if (!known?.address || !known.told || wasBounced(known)) return []
  const told = task && kind === 'closed' ? toldOf(task) : known.told
  return [
    letterOf(kind, `${kind}:${known.turn}`, {
      known,
      told,
      address: known.address,
      name: known.performerName,
      fileNames: [],
      reader,
    }),
  ]
}

interface Opening {
  letters: NewTaskLetter[]
  address: string | null
  because: Reason
}

function begin(facts: PlanFacts, kind: LetterKind, { letters, address: before, because }: Opening): TaskPlan {
  const { known, task, chosen, performer, requestId, own, fileNames, reader, now } = facts
  if (!task) return nothing
  const shared = { ...wordsOf(task), requestId, contactId: chosen.contactId, files: facts.files }
  const found =
    performer &&
    chooseAddress({ addresses: performer.addresses, chosen: task.address ?? before, own, name: performer.name })
  const hindrance = hindranceOf(facts, found)
  const name = performer?.name ?? ''
  if (hindrance || !found?.address) {
    const trouble = hindrance ?? reason('external.no-performer')
    const isNew = JSON.stringify(known?.trouble ?? null) !== JSON.stringify(trouble) || letters.length > 0
    const told = letters.length > 0 ? { told: null, address: null, turn: (known?.turn ?? 0) + 1 } : {}
    const changes = {
      ...shared,
      ...told,
      state: 'stuck' as const,
      trouble,
      performerName: name,
      choices: found?.choices ?? [],
    }
    return {
      ...nothing,
      changes,
      letters,
      because: [because, chosen.because, trouble],
      trouble: isNew ? trouble : null,
    }
  }
  const turn = known === null || known.told === null ? (known?.turn ?? 0) : known.turn + 1
  const told = toldOf(task)
  const letter = letterOf(kind, `${kind}:${turn}`, {
    known: { taskId: task.id },
    told,
    address: found.address,
    name,
    fileNames,
    reader,
  })
  const open = {
    state: 'open' as const,
    trouble: null,
    performerName: name,
    address: found.address,
    choices: [],
    told,
    turn,
  }
  const changes = { ...shared, ...open, word: null, lastSentAt: now, lastReplyAt: null, remindedAt: null }
  return { ...nothing, changes, letters: [...letters, letter], because: [because, chosen.because, found.because] }
}

function hindranceOf(
  { requestId, chosen, performer }: PlanFacts,
  found: ReturnType<typeof chooseAddress> | null,
): Reason | null {
  if (requestId === null) return reason('external.no-request')
  if (chosen.contactId === null) return chosen.because
  if (!performer) return reason('external.contact-gone', { contactId: chosen.contactId })
  return found && found.address === null ? found.because : null
}

interface LetterParts {
  known: { taskId: number }
  told: Parameters<typeof letterText>[0]['task']
  address: string
  name: string
  fileNames: readonly string[]
  reader: Reader
}

function letterOf(
  kind: LetterKind,
  key: string,
  { known, told, address, name, fileNames, reader }: LetterParts,
): NewTaskLetter {
  const facts = { kind, taskId: known.taskId, task: told, performer: name, files: fileNames }
  return { key, kind, address, name, ...letterText(facts, reader) }
}
