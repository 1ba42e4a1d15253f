/** Words in braces that a text of a copy may hold: each stands for something of the original. */
export const copyPlaceholders = [
  'subject',
  'description',
  'location',
  'kind',
  'date',
  'author',
  'responsible',
  'card',
  'address',
] as const
export type CopyPlaceholder = (typeof copyPlaceholders)[number]

const known: ReadonlySet<string> = new Set(copyPlaceholders)
const inBraces = /\{(\w+)\}/g

/** Words in braces of a text that stand for nothing. */
export const strangePlaceholders = (text: string): string[] =>
  Array.from(text.matchAll(inBraces), ([, name = '']) => name).filter((name) => !known.has(name))

/** The text with the original’s values; what the original lacks leaves nothing behind. */
export const fillCopy = (text: string, values: Readonly<Record<CopyPlaceholder, string>>): string =>
  text.replaceAll(inBraces, (whole, name: string) => values[name as CopyPlaceholder] ?? whole).trim()

/** What becomes of entries that the portal’s REST cannot make anew: letters, chats, SMS, forms, to-dos, records of apps. */
export const copyOthers = ['note', 'bind', 'leave'] as const
export type CopyOthers = (typeof copyOthers)[number]

/** As the mapping of a copy begins: the same words and times, done already, so that nobody’s counter doubles. */
export const usualMapping = {
  subject: '{subject}',
  description: '{description}',
  location: '{location}',
  responsible: 'same',
  start: 'start',
  end: 'end',
  priority: 'same',
  completed: 'done',
} as const
