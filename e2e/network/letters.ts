import { supportAddress } from './start-network.ts'
import { sendRaw } from './send-letters.ts'

let serial = 0
/** A plain letter as text; a new Message-ID each. */
export function aLetter(
  changes: { from?: string; subject?: string; text?: string; messageId?: string; headers?: string[] } = {},
): string {
  serial += 1
  const {
    from = 'Елена Воронцова <e.vorontsova@zarechie.example>',
    subject = `Вопрос ${serial}`,
    text = 'Добрый день!',
  } = changes
  return [
    `From: ${from}`,
    `To: ${supportAddress}`,
    `Subject: ${subject}`,
    `Message-ID: ${changes.messageId ?? `<test-${process.pid}-${serial}@zarechie.example>`}`,
    'Date: Sun, 22 Nov 2026 10:00:00 +0300',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    ...(changes.headers ?? []),
    '',
    text,
    '',
  ].join('\r\n')
}

/** A letter with one attachment of `bytes` zero bytes. */
export function withAttachment(subject: string, name: string, bytes: number): string {
  const boundary = 'b-att'
  const [head = '', text = ''] = aLetter({ subject }).split('\r\n\r\n')
  const mixed = head.replace(/Content-Type: .*/, `Content-Type: multipart/mixed; boundary="${boundary}"`)
  const file = Buffer.alloc(bytes).toString('base64').replaceAll(/.{76}/g, '$&\r\n')
  const parts = [
    `--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`,
    `--${boundary}\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${file}`,
  ]
  return `${mixed}\r\n\r\n${parts.join('\r\n')}\r\n--${boundary}--\r\n`
}

/** Sends a letter to the network's support address. */
export const send = (
  smtp: { host: string; port: number },
  raw: string | Buffer,
  from = 'e.vorontsova@zarechie.example',
) => sendRaw(smtp, { from, to: supportAddress }, raw)
