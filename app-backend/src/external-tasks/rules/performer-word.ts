/** What the performer says by the first word of an answer. */
export type PerformerWord = 'done' | 'question'

const done = /^(?:готово|сделано|выполнено|done|completed|finished)(?![\p{L}\p{N}])/iu
const question = /^(?:нужна информация|нужны данные|вопрос|need(?:s)? (?:more )?information|question)(?![\p{L}\p{N}])/iu

/** The sign of an answer: its first written line begins with one of the agreed words. A plain answer has none. */
export function performerWord(text: string): PerformerWord | null {
  const first =
    text
      .split('\n')
      .find((line) => line.trim() !== '' && !line.startsWith('>'))
      ?.trim() ?? ''
  if (done.test(first)) return 'done'
  return question.test(first) ? 'question' : null
}
