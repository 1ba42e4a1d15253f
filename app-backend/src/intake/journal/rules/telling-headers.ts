/** Headers that tell who wrote to whom, of which thread a letter is, whether a program wrote it, and which way it came; in this order. */
const telling = [
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'thread-index',
  'thread-topic',
  'auto-submitted',
  'precedence',
  'x-autoreply',
  'x-autorespond',
  'x-auto-response-suppress',
  'x-failed-recipients',
  'list-id',
  'list-unsubscribe',
  'return-path',
  'authentication-results',
  'content-type',
  'x-mailer',
  'received',
]
/** Longest value shown, and how many lines of one name. */
const longest = 2_000
const mostOfOne = 5

export interface Header {
  name: string
  value: string
}

/** Of all header lines of a letter those that tell something, in a fixed order, cut to what a screen shows. */
export function tellingHeaders(lines: readonly (Header & { key: string })[]): Header[] {
  return telling.flatMap((key) =>
    lines
      .filter((line) => line.key === key)
      .slice(0, mostOfOne)
      .map(({ name, value }) => ({ name, value: value.slice(0, longest) })),
  )
}
