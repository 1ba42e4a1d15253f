import { fieldText, rawFields } from '../parse/header-lines.ts'

/** Where neither the server nor the letter names a sender. Not empty: that would be the mark of a bounce. */
const unknown = 'unknown'
const longest = 320

/**
 * The envelope's sender of a letter out of a mailbox: what the server that delivered it left in Return-Path (RFC 5321, 4.4), '' for
 * a bounce. Servers that leave nothing are many: then the writer stands in.
 */
export function envelopeSender(raw: Uint8Array): string {
  const fields = rawFields(raw)
  const valueOf = (key: string) => fields.find(({ name }) => name.toLowerCase() === key)?.value
  const path = valueOf('return-path')
  if (path !== undefined) {
    const [, inside] = /<([^<>]*)>/.exec(fieldText(path)) ?? []
    return (inside ?? fieldText(path)).trim().slice(0, longest)
  }
  const [writer] = /[^\s<>,;:"]+@[^\s<>,;:"]+/.exec(fieldText(valueOf('from') ?? '')) ?? []
  return (writer ?? unknown).slice(0, longest)
}
