export interface OwnText {
  /** What the writer says in this letter. */
  own: string
  /** Signature, quoted history and what follows it; empty when there is none. */
  rest: string
}

const date = /\d{1,2}[./\s-](?:\d{1,2}|\p{L}{3,9}\.?)[./\s-]\d{2,4}|\d{4}-\d{2}-\d{2}|\p{L}{3,9}\.? \d{1,2},? \d{4}/u
const said =
  /(?:пишет|писал(?:а|\(а\))?|написал(?:а|\(а\))?|сообщил(?:а|\(а\))?|wrote|writes|schrieb|a écrit|escribió)\s*:?\s*$/iu
/** Mail.ru says «от Елена <адрес>:» after the date. */
const sender = /(?:^|\s)(?:от|from) .*<[^<>@\s]+@[^<>\s]+>:\s*$/iu
const divider =
  /^\s*(?:[-_=]{2,}\s*)?(?:original message|forwarded message|begin forwarded message|исходное сообщение|пересылаемое сообщение|пересылаемое письмо|пересланное сообщение|конец пересылаемого сообщения|ursprüngliche nachricht)\s*:?\s*(?:[-_=]{2,})?\s*$/iu
const from = /^\s*\**(?:от|from|von|de)\**\s*:\**\s*\S/iu
const headerOfQuote = /^\s*\**(?:отправлено|дата|кому|копия|тема|sent|date|to|cc|subject|gesendet|an|betreff)\**\s*:/iu
const quoted = /^\s{0,3}>/
const signatureMark = /^-- ?$/
const rule = /^\s*_{10,}\s*$/

/**
 * Parts a letter's plain text into the writer's own words and what mail programs put under them. Nothing is thrown away: `own` and
 * `rest` together are the text. A letter that is nothing but a quotation is all its own words, and so is one with answers between
 * the quoted lines.
 */
export function ownText(text: string): OwnText {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const at = lines.findIndex((_, index) => beginsRest(lines, index))
  if (at < 0) return { own: text.trim(), rest: '' }
  const own = lines.slice(0, at).join('\n').trim()
  if (own === '') return { own: text.trim(), rest: '' }
  return { own, rest: lines.slice(at).join('\n').trim() }
}

function beginsRest(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? ''
  if (signatureMark.test(line) || divider.test(line)) return true
  if (from.test(line)) return headersFollow(lines, index + 1)
  if (rule.test(line)) return from.test(nextFilled(lines, index))
  if (quoted.test(line)) return onlyQuotedFollows(lines, index)
  return introduces(lines, index)
}

/** «20.11.2026, 15:20, Елена Воронцова пишет:», on one line or two, with the quotation under it or at the end of the letter. */
function introduces(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? ''
  const two = `${line} ${lines[index + 1] ?? ''}`
  const one = (said.test(line) && (date.test(line) || /@/.test(line))) || (date.test(line) && sender.test(line))
  const split = !one && date.test(line) && said.test(lines[index + 1] ?? '') && two.length < 300
  if (!one && !split) return false
  const next = nextFilled(lines, index + (split ? 1 : 0))
  return next === '' || quoted.test(next) || line.length < 300
}

function headersFollow(lines: readonly string[], index: number): boolean {
  const next = lines.slice(index, index + 6)
  return next.filter((line) => headerOfQuote.test(line)).length >= 2
}

const nextFilled = (lines: readonly string[], index: number) =>
  lines.slice(index + 1).find((line) => line.trim() !== '') ?? ''

/** Between quoted lines nobody answers any more. */
const onlyQuotedFollows = (lines: readonly string[], index: number) =>
  lines.slice(index).every((line) => line.trim() === '' || quoted.test(line))
