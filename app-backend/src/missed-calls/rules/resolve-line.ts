import { reason, type Reason } from '../../kernel/reason.ts'
import { lineKey, numberKeysIn, withoutExtension } from './line-key.ts'
import type { PhoneLineFacts } from './phone-line.ts'

/** What is known of the line of a call. */
export interface LineTraces {
  /** PORTAL_NUMBER of the call; '' or `REST_APP:…` when the operator does not tell it. */
  portalNumber: string
  /** «Дополнительно об источнике» of the lead. */
  sourceDescription: string
}

export interface ResolvedLine {
  line: PhoneLineFacts | null
  /** The trace that says which line it was; null: none does, so more may come. */
  named: string | null
  because: Reason[]
}

/** What stands before the line in the portal's own words: «Звонок поступил на номер: МТС». */
const lead = /на\s+номер\s*:?\s*/iu
const noLine = /^REST_APP:/i

/**
 * Which line a call came in by. The portal's own word for it goes first, then the text: the number after «на номер», any other
 * number, then the words after «на номер» as a name. Several lines in one text, none of them after «на номер», are no answer.
 */
export function resolveLine(traces: LineTraces, lines: readonly PhoneLineFacts[]): ResolvedLine {
  const byKey = new Map(lines.filter(({ active }) => active).flatMap((line) => line.keys.map((key) => [key, line])))
  const portalNumber = noLine.test(traces.portalNumber) ? '' : traces.portalNumber.trim()
  const direct = byPortalNumber(portalNumber, byKey)
  if (direct) return direct
  const inText = byText(traces.sourceDescription, byKey)
  if (inText) return inText
  const named = portalNumber || wordsOfLine(traces.sourceDescription)
  const code = named === null ? 'missed-call.line-not-told' : 'missed-call.line-unknown'
  return { line: null, named, because: [reason(code, named === null ? {} : { line: named })] }
}

type Lines = ReadonlyMap<string, PhoneLineFacts>

const find = (byKey: Lines, key: string): PhoneLineFacts | undefined =>
  byKey.get(key) ?? byKey.get(withoutExtension(key) ?? '')

function byPortalNumber(portalNumber: string, byKey: Lines): ResolvedLine | null {
  const key = lineKey(portalNumber)
  const line = key === null ? undefined : find(byKey, key)
  if (!line) return null
  return {
    line,
    named: portalNumber,
    because: [reason('missed-call.line-of-call', { line: portalNumber, label: line.label })],
  }
}

function byText(text: string, byKey: Lines): ResolvedLine | null {
  const after = text.split(lead).slice(1).join(' ')
  const said = (line: PhoneLineFacts, named: string): ResolvedLine => ({
    line,
    named,
    because: [reason('missed-call.line-in-text', { line: named, label: line.label })],
  })
  for (const part of [after, text]) {
    const found = numberKeysIn(part).flatMap((key) => {
      const line = byKey.get(key)
      return line ? [{ key, line }] : []
    })
    // Where the extension has a line of its own, the number alone is not meant.
    const meant = found.filter(({ key }) => !found.some((other) => other.key.startsWith(`${key};`)))
    const lines = new Set(meant.map(({ line }) => line))
    const [first] = meant
    if (first && lines.size === 1) return said(first.line, first.key)
    if (lines.size > 1)
      return { line: null, named: text.trim(), because: [reason('missed-call.line-ambiguous', { count: lines.size })] }
  }
  for (const words of [wordsOfLine(text), text.trim()]) {
    const key = words === null ? null : lineKey(words)
    const line = key === null ? undefined : find(byKey, key)
    if (line && words) return said(line, words)
  }
  return null
}

/** The words after «на номер», else the number in the text; null: the text names no line. */
function wordsOfLine(text: string): string | null {
  const [, ...rest] = text.split(lead)
  const after = rest
    .join(' ')
    .trim()
    .replace(/[.;]+$/, '')
    .trim()
  return after || (numberKeysIn(text)[0] ?? null)
}
