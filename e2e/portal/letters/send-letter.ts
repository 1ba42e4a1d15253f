import { randomBytes } from 'node:crypto'
import nodemailer from 'nodemailer'
import type { WorldLetter } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { portalTime } from '../wire/time.ts'

/** A letter that somebody outside the portal writes. */
export interface LetterInput {
  from: { name: string; address: string }
  to: string[]
  cc?: string[]
  subject: string
  text?: string
  html?: string
  inReplyTo?: string
  references?: string[]
  attachments?: { name: string; contentBase64: string; type: string }[]
  /** A whole RFC 5322 message sent as it is; the other parts then only fill the envelope and the list. */
  raw?: string
}

/** Sends the letter by SMTP as the writer's own mail program would, and keeps it in the list of sent ones. */
export async function sendLetter(state: PortalState, input: LetterInput): Promise<WorldLetter> {
  const { smtp } = state.settings
  if (smtp === null) throw new Error('Почтовый сервер не задан: запустите портал с адресом SMTP.')
  const id = state.ids.next('letter')
  const domain = input.from.address.split('@')[1] ?? 'world.example'
  const written = /^message-id:\s*(<[^>]+>)/im.exec(input.raw ?? '')?.[1]
  const messageId = written ?? `<${randomBytes(12).toString('hex')}@${domain}>`
  const transport = nodemailer.createTransport({ ...smtp, secure: false, ignoreTLS: true })
  try {
    await transport.sendMail(message(state, input, messageId))
  } finally {
    transport.close()
  }
  const letter = sentLetter(input, id, messageId, portalTime(state.clock.now()))
  state.letters.set(id, letter)
  state.touch()
  return letter
}

function message(state: PortalState, input: LetterInput, messageId: string): nodemailer.SendMailOptions {
  const envelope = { from: input.from.address, to: [...input.to, ...(input.cc ?? [])] }
  if (input.raw !== undefined) return { envelope, raw: input.raw }
  return {
    envelope,
    messageId,
    date: new Date(state.clock.now()),
    from: input.from,
    to: input.to,
    ...(input.cc !== undefined && { cc: input.cc }),
    subject: input.subject,
    ...(input.text !== undefined && { text: input.text }),
    ...(input.html !== undefined && { html: input.html }),
    ...(input.inReplyTo !== undefined && { inReplyTo: input.inReplyTo }),
    ...(input.references !== undefined && { references: input.references }),
    attachments: (input.attachments ?? []).map((one) => ({
      filename: one.name,
      content: Buffer.from(one.contentBase64, 'base64'),
      contentType: one.type || 'application/octet-stream',
    })),
  }
}

function sentLetter(input: LetterInput, id: number, messageId: string, at: string): WorldLetter {
  return {
    id,
    messageId,
    at,
    from: input.from,
    to: input.to,
    cc: input.cc ?? [],
    subject: input.subject,
    text: input.text ?? '',
    html: input.html ?? null,
    inReplyTo: input.inReplyTo ?? null,
    references: input.references ?? [],
    attachments: (input.attachments ?? []).map((one) => ({
      name: one.name,
      type: one.type,
      size: Buffer.byteLength(one.contentBase64, 'base64'),
    })),
  }
}
