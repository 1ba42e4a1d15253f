import { emailKey } from '../../kernel/email.ts'
import { phoneKey } from '../../kernel/phone.ts'
import { recordKinds } from './field-map.ts'

const publicNumber = (text: string): string[] => {
  const key = phoneKey(text)
  return key?.kind === 'public' ? [key.e164] : []
}

/** `phone:+79001112233` for each number that a call names, wherever in its input. */
export function phoneMarks(input: unknown): string[] {
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input).flatMap(([name, value]) =>
    name === 'phone' || name === 'phones'
      ? [value].flat().flatMap((one) => publicNumber(String(one)).map((e164) => `phone:${e164}`))
      : phoneMarks(value),
  )
}

/** The marks that a call may have which people look for by this text: a phone, an address, a record, a number of a client's own. */
export function searchedMarks(text: string, clients: readonly string[]): string[] {
  const ofKinds = (words: string) => recordKinds.map((kind) => `${kind}:${words}`)
  const email = emailKey(text)
  const [, record] = /^№?\s*(\d{1,9})$/.exec(text) ?? []
  return [
    text,
    ...publicNumber(text).flatMap((e164) => [`phone:${e164}`, ...ofKinds(`phone:${e164}`)]),
    ...(email === null ? [] : ofKinds(`email:${email}`)),
    ...(record === undefined ? [] : ofKinds(record)),
    ...(/^\d{10}(?:\d\d)?$/.test(text) ? [`company:inn:${text}`] : []),
    ...clients.flatMap((client) => [...ofKinds(`own:${client}:${text}`), `call:${client}:${text}`]),
  ]
}
