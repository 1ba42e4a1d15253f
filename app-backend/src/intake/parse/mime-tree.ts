import { MailParser, type MailParserOptions } from 'mailparser'
import type { EventEmitter } from 'node:events'
import { Transform, type TransformCallback } from 'node:stream'
import { decodeBytes, declaredDecoder } from '../../kernel/charset.ts'

/** Head of a MIME part, as the splitter under mailparser 3.9.3 gives it. */
interface MimeHead {
  contentType: string | false
  charset: string | false
  filename: string | false
  /** Raw header lines, one byte a character. */
  headers: { getList(): { key: string; line: string }[] }
}

/** A MIME part in mailparser's tree. `textContent` is there after the part's end, for texts shown inline. */
export interface MimePart {
  node: MimeHead
  contentType: string | false
  charset?: string
  parent?: MimePart
  children: MimePart[]
  textContent?: string
}

interface Decoding {
  decodeStream(charset: string): Transform
}

/** The parts of mailparser's class that it does not declare. */
interface MailParserInside {
  tree: MimePart | false
  /** Stops the reading of further parts. */
  hasFailed: boolean
  /** Its errors (limits broken) do not always reach the parser's own. */
  splitter: EventEmitter
  createNode(head: MimeHead): MimePart
  getDecoder(): Decoding
  getTextContent(): { type: 'text' }
}
type InsideClass = new (options: MailParserOptions) => MailParser & MailParserInside

/** Marks a text whose charset its bytes decide. */
const undeclared = 'x-undeclared'

/** Stateful charsets: mailparser's own decoder forgives the breaks that relays put into them. */
const japanese = /^(jis|iso-?2022-?jp|euc-?jp)/i

/** Deepest nesting of parts: mails forwarded by hand stay under ten. */
const nestingLimit = 50

/**
 * mailparser with its charset gaps closed: texts without a charset, or with one they break, are read by their bytes; so are raw
 * 8-bit file names. Text is left to the caller (`tree`): no links, no HTML are made of it.
 */
export class MimeTree extends (MailParser as unknown as InsideClass) {
  override createNode(head: MimeHead): MimePart {
    if (head.filename && /^[\0-\xff]*[\x80-\xff][\0-\xff]*$/.test(head.filename) && has8BitName(head)) {
      head.filename = decodeBytes(Buffer.from(head.filename, 'latin1'), null)
    }
    const part = super.createNode(head)
    if (depth(part) > nestingLimit) {
      this.hasFailed = true
      this.emit('error', new Error('parts are nested too deep'))
    }
    if (part.contentType === 'text/plain' || part.contentType === 'text/html') {
      part.charset =
        declaredDecoder(head.charset || null) || knownElsewhere(head.charset) ? String(head.charset) : undeclared
    }
    return part
  }

  override getDecoder(): Decoding {
    const builtIn = super.getDecoder()
    return {
      decodeStream: (charset) =>
        !japanese.test(charset) && (charset === undeclared || declaredDecoder(charset))
          ? new WholeText(charset)
          : builtIn.decodeStream(charset),
    }
  }

  override getTextContent(): { type: 'text' } {
    return { type: 'text' }
  }
}

/** Charsets that TextDecoder lacks and mailparser's own decoder has. */
const knownElsewhere = (charset: string | false) =>
  /^(utf-?7|cp?(437|737|775|850|852|855|857|858|860|861|862|863|864|865|869)|ibm-?(437|850|852|855))$/i.test(
    charset || '',
  )

function depth(part: MimePart): number {
  let levels = 0
  for (let at: MimePart | undefined = part; at; at = at.parent) levels += 1
  return levels
}

const has8BitName = (head: MimeHead) =>
  head.headers.getList().some(({ key, line }) => /^content-(type|disposition)$/.test(key) && /[\x80-\xff]/.test(line))

/** Collects a text and decodes it once: only the whole tells its charset. */
class WholeText extends Transform {
  readonly #charset: string
  readonly #chunks: Buffer[] = []

  constructor(charset: string) {
    super()
    this.#charset = charset
  }

  override _transform(chunk: Buffer | string, _encoding: BufferEncoding, done: TransformCallback) {
    this.#chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk)
    done()
  }

  override _flush(done: TransformCallback) {
    const bytes = Buffer.concat(this.#chunks)
    const charset = this.#charset === undeclared ? metaCharset(bytes) : this.#charset
    done(null, Buffer.from(decodeBytes(bytes, charset), 'utf8'))
  }
}

/** What an HTML page says of itself; null for other texts. */
function metaCharset(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 2_048).toString('latin1')
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(start)?.[1] ?? null
}
