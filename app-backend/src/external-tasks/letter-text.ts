import { fillText, type Text } from '../platform/texts/fill-text.ts'
import type { Reader } from '../platform/time/format-time.ts'
import type { Told } from './rules/task-facts.ts'
import type { ToldField } from './rules/what-changed.ts'

export type LetterKind = 'task' | 'message' | 'change' | 'reminder' | 'closed' | 'withdrawn' | 'reopened'

export interface LetterFacts {
  kind: LetterKind
  /** null: the portal has not numbered the task yet. */
  taskId: number | null
  task: Told
  performer: string
  /** Of a change: what became another. */
  changed?: readonly ToldField[]
  /** Of a message: what the person wrote. */
  message?: string
  files: readonly string[]
}

const words = {
  subject: { ru: '[Задача {id}] {title}', en: '[Task {id}] {title}' },
  hello: { ru: 'Здравствуйте, {name}.', en: 'Hello {name},' },
  helloAll: { ru: 'Здравствуйте.', en: 'Hello,' },
  task: { ru: 'Для вас задача: {title}', en: 'There is a task for you: {title}' },
  reopened: { ru: 'Задача снова в работе: {title}', en: 'The task is open again: {title}' },
  change: { ru: 'Задача изменилась: {title}', en: 'The task has changed: {title}' },
  newTitle: { ru: 'Новое название: {title}', en: 'New title: {title}' },
  newText: { ru: 'Новое описание:\n{text}', en: 'New description:\n{text}' },
  newDeadline: { ru: 'Новый срок: {at:moment} ({zone})', en: 'New deadline: {at:moment} ({zone})' },
  noDeadline: { ru: 'Срок снят.', en: 'There is no deadline any more.' },
  reminder: { ru: 'Напоминаем о задаче: {title}', en: 'A reminder of the task: {title}' },
  closed: {
    ru: 'Задача закрыта: {title}. Больше ничего делать не нужно.',
    en: 'The task is closed: {title}. There is nothing more to do.',
  },
  withdrawn: {
    ru: 'Задача снята: {title}. Выполнять её не нужно.',
    en: 'The task was withdrawn: {title}. It need not be done.',
  },
  deadline: { ru: 'Срок: {at:moment} ({zone})', en: 'Deadline: {at:moment} ({zone})' },
  files: { ru: 'Файлы: {names}', en: 'Files: {names}' },
  how: {
    ru: 'Ответьте на это письмо: ответ и вложения попадут в задачу. Если всё сделано, начните ответ со слова «Готово».',
    en: 'Reply to this letter: your answer and attachments go to the task. When all is done, begin with the word “Done”.',
  },
} satisfies Record<string, Text>

/**
 * A letter to the performer: subject and plain text. It says what the task says and nothing else of the request: the client's
 * letters never come into it.
 */
export function letterText(facts: LetterFacts, reader: Reader): { subject: string; text: string } {
  const { kind, taskId, task, performer, files } = facts
  const say = (text: Text, params: Record<string, string | number> = {}) => fillText(text, params, reader)
  const subject = say(words.subject, { id: taskId ?? '…', title: oneLine(task.title) }).slice(0, 240)
  const head = performer === '' ? say(words.helloAll) : say(words.hello, { name: performer })
  const deadline = task.deadline === null ? '' : say(words.deadline, { at: task.deadline, zone: reader.zone })
  const listed = files.length === 0 ? '' : say(words.files, { names: files.join(', ') })
  const title = { title: oneLine(task.title) }
  const body: Record<LetterKind, string[]> = {
    task: [say(words.task, title), task.description, deadline, listed, say(words.how)],
    reopened: [say(words.reopened, title), task.description, deadline, listed, say(words.how)],
    message: [facts.message ?? '', listed],
    change: [say(words.change, title), ...changes(facts, reader), facts.changed?.includes('deadline') ? '' : deadline],
    reminder: [say(words.reminder, title), task.description, deadline, say(words.how)],
    closed: [say(words.closed, title)],
    withdrawn: [say(words.withdrawn, title)],
  }
  const parts = kind === 'message' ? body.message : [head, ...body[kind]]
  return {
    subject: kind === 'task' ? subject : `Re: ${subject}`,
    text: parts.filter((part) => part !== '').join('\n\n'),
  }
}

function changes({ task, changed = [] }: LetterFacts, reader: Reader): string[] {
  const say = (text: Text, params: Record<string, string> = {}) => fillText(text, params, reader)
  return changed.flatMap((field) => {
    if (field === 'title') return [say(words.newTitle, { title: oneLine(task.title) })]
    if (field === 'description') return [say(words.newText, { text: task.description })]
    return task.deadline === null
      ? [say(words.noDeadline)]
      : [say(words.newDeadline, { at: task.deadline, zone: reader.zone })]
  })
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
