import { emailKey } from '../../kernel/email.ts'
import type { Channel, ChatKind, PhoneKind, PlaceKind } from '../rules/card.ts'
import { oneLine, unescape } from './split-value.ts'

/** A line of the card with its text decoded. */
export interface TextLine {
  name: string
  types: readonly string[]
  text: string
}

const has = (types: readonly string[], ...wanted: string[]) => wanted.some((one) => types.includes(one))

const placeOf = (types: readonly string[]): PlaceKind =>
  has(types, 'work', 'business') ? 'WORK' : has(types, 'home') ? 'HOME' : 'OTHER'

function phoneKind(types: readonly string[]): PhoneKind {
  if (has(types, 'fax')) return 'FAX'
  if (has(types, 'pager')) return 'PAGER'
  if (has(types, 'cell', 'mobile', 'iphone')) return 'MOBILE'
  return placeOf(types)
}

/**
 * A telephone number as it is written, without the scheme of RFC 3966; its extension after a semicolon, as the portal keeps it.
 * Null for words instead of a number.
 */
export function readPhone({ text, types }: TextLine): Channel<PhoneKind> | null {
  const value = oneLine(unescape(text))
    .replace(/^tel:/i, '')
    .replace(/;\s*ext=/i, ';')
    .replace(/;(?:phone-context|isub)=[^;]*/gi, '')
    .slice(0, 100)
  return /\d/.test(value) ? { value, kind: phoneKind(types) } : null
}

/** Null for what the portal would refuse as an address. */
export function readEmail({ text, types }: TextLine): Channel<PlaceKind> | null {
  const written = oneLine(unescape(text)).replace(/^mailto:/i, '')
  const value = emailKey(/<([^<>]+)>\s*$/.exec(written)?.[1] ?? written)
  return value === null ? null : { value, kind: placeOf(types) }
}

export function readPage({ text, types }: TextLine): Channel<PlaceKind> | null {
  const value = oneLine(unescape(text)).replace(/^(https?)\\:/i, '$1:')
  return value === '' || /^(?:data|javascript):/i.test(value)
    ? null
    : { value: value.slice(0, 255), kind: placeOf(types) }
}

const chatNames: [RegExp, ChatKind][] = [
  [/telegram|\btg\b/, 'TELEGRAM'],
  [/skype/, 'SKYPE'],
  [/viber/, 'VIBER'],
  [/\bvk\b|vkontakte/, 'VK'],
  [/icq/, 'ICQ'],
  [/jabber|xmpp|gtalk|google-talk/, 'JABBER'],
  [/msn/, 'MSN'],
]

/** Names of lines that hold a chat name. */
export const isChat = (name: string): boolean =>
  name === 'IMPP' ||
  /^X-(?:AIM|ICQ|JABBER|MSN|YAHOO|SKYPE(?:-USERNAME)?|GTALK|GOOGLE-TALK|QQ|TELEGRAM|VIBER|VK)$/.test(name)

export function readChat({ name, text, types }: TextLine): Channel<ChatKind> | null {
  const [, scheme = '', rest = ''] = /^([a-z][\w+-]*):(.*)$/i.exec(oneLine(unescape(text))) ?? [
    '',
    '',
    oneLine(unescape(text)),
  ]
  const value = rest.replace(/^\/+/, '').slice(0, 255)
  const told = [name, scheme, ...types].join(' ').toLowerCase()
  const kind = chatNames.find(([pattern]) => pattern.test(told))?.[1] ?? 'OTHER'
  return value === '' ? null : { value, kind }
}

/** The same number or page twice in one card is one. */
export function distinct<Kind extends string>(found: readonly (Channel<Kind> | null)[]): Channel<Kind>[] {
  const seen = new Map<string, Channel<Kind>>()
  for (const one of found) if (one && !seen.has(`${one.kind} ${one.value}`)) seen.set(`${one.kind} ${one.value}`, one)
  return [...seen.values()]
}
