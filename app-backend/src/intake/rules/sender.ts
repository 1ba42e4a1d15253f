import { reason, type Reason } from '../../kernel/reason.ts'

export interface Writer {
  name: string
  address: string
}

export type Sender = { writer: Writer; because: Reason | null } | { writer: null; because: Reason }

/**
 * Who is the client? Reply-To names whom to answer (RFC 5322 3.6.2), so it wins over From: forms on a site write From for
 * themselves and Reply-To for the person. A Reply-To that is one of our own addresses names nobody.
 * @param own intake addresses of the portal, lower case
 */
export function sender(from: Writer | null, replyTo: Writer | null, own: readonly string[]): Sender {
  const answerTo = replyTo && !own.includes(replyTo.address) ? replyTo : null
  const writer = answerTo ?? from
  if (!writer) return { writer: null, because: reason('intake.no-sender') }
  if (!from || writer.address === from.address) return { writer: named(writer, from), because: null }
  return {
    writer: named(writer, from),
    because: reason('intake.reply-to', { address: writer.address, from: from.address }),
  }
}

/** A Reply-To is often bare: the name then stands in From. */
const named = (writer: Writer, from: Writer | null): Writer => ({
  name: writer.name === '' ? (from?.name ?? '') : writer.name,
  address: writer.address,
})
