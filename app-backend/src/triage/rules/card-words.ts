/** Which text of a card is read as its first inbound message. */
export type WordSource = 'open-line' | 'call' | 'form' | 'message' | 'card' | 'note' | 'nothing'

/** What a record and its timeline carry of a client's words, markup already off. */
export interface CardTexts {
  /** The client's first message in an open line or a social network's chat. */
  talk: string
  /** What was said in the first call. */
  transcript: string
  /** «Комментарий» and «Дополнительно об источнике» of the card. */
  card: readonly string[]
  /** Own fields by name: a web form fills them. */
  fields: Readonly<Record<string, unknown>>
  /** What the client answered in a form, also where no field takes it. */
  answers: readonly string[]
  /** The record was made by a web form. */
  byForm: boolean
  /** The first incoming activity: a message, a call with its note. */
  activity: string
  /** The first note of the timeline. */
  note: string
}

export interface CardWords {
  text: string
  from: WordSource
}

/** Our own fields, and marks of programs, are nobody's words. */
const isOwn = (name: string) => /PRD_(CATEGORY|RESOLVE_BY|MAILBOX)$/.test(name)
const isWords = (value: unknown): value is string =>
  typeof value === 'string' &&
  /\p{L}{2}/u.test(value) &&
  !/^\d{4}-\d\d-\d\dT/.test(value) &&
  !/^https?:\S+$/.test(value)

/**
 * The first message that a record carries. A talk or a transcript is the client's own word and stands alone; else the incoming
 * activity with what the card and the form's fields say; the timeline's first note only where nothing else does.
 */
export function cardWords({ talk, transcript, card, fields, answers, byForm, activity, note }: CardTexts): CardWords {
  if (talk.trim() !== '') return { text: talk.trim(), from: 'open-line' }
  if (transcript.trim() !== '') return { text: transcript.trim(), from: 'call' }
  const own = Object.entries(fields).flatMap(([name, value]) =>
    isOwn(name) ? [] : (Array.isArray(value) ? value : [value]).filter(isWords),
  )
  const said = [activity, ...answers.filter(isWords), ...card, ...own].map((text) => text.trim()).filter(Boolean)
  if (said.length > 0) {
    const from = byForm || answers.length > 0 ? 'form' : activity.trim() === '' ? 'card' : 'message'
    return { text: Array.from(new Set(said)).join('\n'), from }
  }
  return note.trim() === '' ? { text: '', from: 'nothing' } : { text: note.trim(), from: 'note' }
}
