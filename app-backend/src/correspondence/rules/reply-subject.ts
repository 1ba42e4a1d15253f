const marks = /^\s*(?:(?:re|aw|sv|ha|на|отв|ответ|fw|fwd|wg|tr|пересл)(?:\[\d+\]|\(\d+\))?\s*:\s*)+/iu

/** The subject stays as the client wrote it, with one mark before it: mail programs compare subjects without such marks. */
export function replySubject(subject: string, mode: 'reply' | 'forward'): string {
  const bare = subject.replace(marks, '').trim()
  return `${mode === 'forward' ? 'Fwd' : 'Re'}: ${bare}`.slice(0, 900).trim()
}

/** The subject without marks of answers: it names the conversation (Thread-Topic). */
export const threadTopic = (subject: string): string => subject.replace(marks, '').trim()
