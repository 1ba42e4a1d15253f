/** Text in a single-byte charset: what Node's decoder reads back, turned round. */
export function inCharset(text: string, charset: string): Buffer {
  const decoder = new TextDecoder(charset)
  const bytes = new Map<string, number>()
  for (let byte = 255; byte >= 0; byte -= 1) bytes.set(decoder.decode(Uint8Array.of(byte)), byte)
  return Buffer.from(
    [...text].map((letter) => {
      const byte = bytes.get(letter)
      if (byte === undefined) throw new Error(`${charset} has no ${letter}`)
      return byte
    }),
  )
}

export interface LetterParts {
  from?: string | null
  to?: string
  subject?: string
  date?: string | null
  messageId?: string | null
  inReplyTo?: string
  references?: string
  headers?: string[]
  body?: string | Buffer
}

/** A small letter as bytes; `null` leaves a header out. */
export function aLetter(parts: LetterParts = {}): Buffer {
  const { from = 'Анна Белова <anna@zarechie.example>', date = 'Mon, 02 Nov 2026 10:00:00 +0300', messageId = null } = parts
  const head = [
    from === null ? null : `From: ${from}`,
    `To: ${parts.to ?? 'support@poryadok.example'}`,
    `Subject: ${parts.subject ?? 'Не открывается счёт'}`,
    date === null ? null : `Date: ${date}`,
    messageId === null ? null : `Message-ID: <${messageId}>`,
    parts.inReplyTo === undefined ? null : `In-Reply-To: <${parts.inReplyTo}>`,
    parts.references === undefined ? null : `References: ${parts.references}`,
    ...(parts.headers ?? ['Content-Type: text/plain; charset=utf-8']),
  ]
  const lines = head.filter((line) => line !== null).join('\r\n')
  return Buffer.concat([Buffer.from(`${lines}\r\n\r\n`), Buffer.from(parts.body ?? 'Добрый день. Счёт не открывается.\r\n')])
}
