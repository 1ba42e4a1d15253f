/** What a record and its timeline carry of a client's words, markup already off. */
export interface CardTexts {
  /** «Комментарий» and «Дополнительно об источнике» of the card. */
  card: readonly string[]
  /** Own fields by name: a web form fills them. */
  fields: Readonly<Record<string, unknown>>
  /** The first incoming activity: a message, a call with its note. */
  activity: string
  /** The first note of the timeline. */
  note: string
}

/** Our own fields, and marks of programs, are nobody's words. */
const isOwn = (name: string) => /PRD_(CATEGORY|RESOLVE_BY|MAILBOX)$/.test(name)
const isWords = (value: unknown): value is string =>
  typeof value === 'string' &&
  /\p{L}{2}/u.test(value) &&
  !/^\d{4}-\d\d-\d\dT/.test(value) &&
  !/^https?:\S+$/.test(value)

/**
 * The first message that a record carries: the incoming activity with what the card and the form's fields say; the timeline's
 * first note only where nothing else does.
 */
export function cardWords({ card, fields, activity, note }: CardTexts): string {
  const own = Object.entries(fields).flatMap(([name, value]) =>
    isOwn(name) ? [] : (Array.isArray(value) ? value : [value]).filter(isWords),
  )
  const said = [activity, ...card, ...own].map((text) => text.trim()).filter(Boolean)
  return said.length > 0 ? Array.from(new Set(said)).join('\n') : note.trim()
}
