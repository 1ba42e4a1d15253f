import { createHash } from 'node:crypto'
import { emailKey } from '../../kernel/email.ts'
import { cleanLine, cleanText } from './clean-line.ts'
import { automaticSignals } from './automatic-signals.ts'
import { collectMime, type MimeAttachment } from './collect-mime.ts'
import { deliveryReport } from './delivery-report.ts'
import { forwardedOriginal } from './forwarded-original.ts'
import { filesOfOutlook } from './files-of-outlook.ts'
import { firstValue, headerLines, type HeaderLine } from './header-lines.ts'
import { addressKeys, addressText, firstAddress } from './letter-addresses.ts'
import { letterId } from './letter-id.ts'
import { letterText } from './letter-text.ts'
import { messageIds } from './message-ids.ts'
import type { ParsedAttachment, ParsedLetter } from './parsed-letter.ts'
import { repairHeaders, wholeLines } from './repair-headers.ts'

/** Ids of References kept: the newest, which are the nearest ancestors. */
const referenceLimit = 100

/**
 * Reads a letter, whatever its state. Runs inside the worker: a hostile letter may burn its time or its memory.
 * @param bytes the letter byte for byte
 * @throws Error when there is no letter in the bytes, or it breaks the limits on parts, nesting and headers
 */
export async function parseLetter(bytes: Uint8Array): Promise<ParsedLetter> {
  const raw = wholeLines(bytes)
  const readable = repairHeaders(raw)
  const lines = headerLines(readable)
  const { headers, tree, attachments: parts } = await collectMime(readable)
  const attachments = filesOfOutlook(parts)
  const words = letterText(tree)
  const title = headers.get('subject')
  const subject = cleanLine(typeof title === 'string' ? title : '', 2_000)
  const from = firstAddress(headers.get('from')) ?? firstAddress(headers.get('sender'))
  const text = cleanText(words.text)
  return {
    messageId: letterId(raw),
    formerIds: formerIds(lines),
    ...ancestors(lines),
    from,
    replyTo: firstAddress(headers.get('reply-to')),
    to: addressText(headers.get('to')),
    cc: addressText(headers.get('cc')),
    recipients: [...new Set([...addressKeys(headers.get('to')), ...addressKeys(headers.get('cc'))])],
    directRecipients: addressKeys(headers.get('to')),
    deliveredTo: deliveredTo(lines),
    threadIndex: firstValue(lines, 'thread-index'),
    subject,
    sentAt: readDate(firstValue(lines, 'date')),
    text,
    html: words.html === null ? null : cleanText(words.html),
    attachments: attachments.map(attachment),
    signals: automaticSignals(lines, tree, subject),
    report: deliveryReport(raw),
    forwarded: forwardedOriginal(subject, text),
    fingerprint: fingerprint([
      from?.address ?? '',
      firstValue(lines, 'date') ?? '',
      subject,
      text,
      ...attachments.map(({ name, content }) => `${name} ${createHash('sha256').update(content).digest('hex')}`),
    ]),
  }
}

/** Servers write the address at which they deliver: the tag of our Reply-To stands there when a relay changed To. */
const deliveryHeader = /^(delivered-to|x-original-to|envelope-to|x-envelope-to|x-delivered-to|x-forwarded-to)$/
/** RFC 5321, 4.4: the trace line of a server names the one recipient that it took the letter for. */
const tracedRecipient = /\sfor\s+<?([^\s<>;@]{1,64}@[^\s<>;]{1,255})/
function deliveredTo(lines: readonly HeaderLine[]): string[] {
  const values = lines.filter(({ key }) => deliveryHeader.test(key)).flatMap(({ value }) => value.split(/[\s,]+/))
  const traced = lines.flatMap(({ key, value }) => (key === 'received' && tracedRecipient.exec(value)?.[1]) || [])
  return [...new Set([...values, ...traced].flatMap((value) => emailKey(value) ?? []))].slice(0, 20)
}

/** Gmail and some gateways keep the Message-ID that they replace; the writer's own copy still bears it. */
const formerId =
  /^(x-google-original-message-id|x-original-message-id|original-message-id|x-microsoft-original-message-id)$/
const formerIds = (lines: readonly HeaderLine[]): string[] =>
  lines
    .filter(({ key }) => formerId.test(key))
    .flatMap(({ value }) => messageIds(value).slice(0, 1))
    .slice(0, 5)

/** Further ids of In-Reply-To are no worse than the newest of References. */
function ancestors(lines: readonly HeaderLine[]): Pick<ParsedLetter, 'inReplyTo' | 'references'> {
  const [inReplyTo = null, ...others] = messageIds(firstValue(lines, 'in-reply-to') ?? '')
  const older = lines.filter(({ key }) => key === 'references').flatMap(({ value }) => messageIds(value))
  return { inReplyTo, references: [...new Set([...older, ...others])].slice(-referenceLimit) }
}

/** RFC 5322 allows comments: «Mon, 02 Nov 2026 10:00:00 +0300 (MSK)». */
function readDate(value: string | null): Date | null {
  const time = Date.parse((value ?? '').replaceAll(/\([^()]*\)/g, ' ').trim())
  return Number.isNaN(time) ? null : new Date(time)
}

function attachment({ name, type, cid, content }: MimeAttachment, index: number): ParsedAttachment {
  const shown = cleanLine(name.replaceAll(/[\\/]/g, '_'), 200)
  return {
    name: shown || `${index + 1}.${extension(type)}`,
    type: cleanLine(type, 100),
    content,
    ...(cid ? { cid: cleanLine(cid, 500) } : {}),
  }
}

const extension = (type: string) => (type === 'message/rfc822' ? 'eml' : (/\/([a-z\d]{1,8})$/.exec(type)?.[1] ?? 'bin'))

const fingerprint = (values: readonly string[]) => createHash('sha256').update(JSON.stringify(values)).digest('hex')
