import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import { Readable } from 'node:stream'
import type { MailAccount } from './account-store.ts'
import { compose } from './compose-letter.ts'
import { openConnection } from './open-connection.ts'
import type { StoredLetter } from './outgoing-store.ts'
import type { AttachedFile } from './read-files.ts'

/**
 * How a try ended. `unknown`: the server had the whole letter and its word was lost, so that it may or may not have taken it.
 * SMTP has no way to ask later (RFC 5321, 4.5.3.2.6 and RFC 1047): such a letter is not repeated by itself.
 */
export type Sending =
  | { kind: 'sent'; response: string; refused: string[] }
  | { kind: 'refused'; error: string }
  | { kind: 'later'; error: string }
  | { kind: 'unknown'; error: string }
  /** Another worker sends it: nothing of this try counts. */
  | { kind: 'taken' }

export interface SendInput {
  letter: StoredLetter
  files: readonly AttachedFile[]
  account: MailAccount
  password: string | null
  privateHosts: readonly string[]
  /** Called when the server is ready to read the letter, before its first byte goes out; false stops the sending. */
  begin(): Promise<boolean>
}

const replyMs = 60_000

/** One try to hand a letter to the mail server. Throws AppError `mail.private-address`. */
export async function sendLetter(input: SendInput): Promise<Sending> {
  const raw = await compose(input.letter, input.files)
  let socket
  try {
    socket = await openConnection(input.account, input.privateHosts)
  } catch (error) {
    if ((error as { code?: string }).code === 'mail.private-address') throw error
    return { kind: 'later', error: sentenceOf(error) }
  }
  const { host, port, security } = input.account
  const secure = security === 'tls'
  const requireTLS = security === 'starttls'
  const timeouts = { greetingTimeout: replyMs, socketTimeout: replyMs }
  const options = { host, port, connection: socket, secure, requireTLS, ignoreTLS: security === 'none', ...timeouts }
  const connection = new SMTPConnection(options)
  // The server has the letter whole once the source was asked for more than there is.
  const phase: Phase = { over: false, handedOver: false, taken: false }
  try {
    return await exchange(connection, input, body(raw, input.begin, phase), phase)
  } catch (error) {
    return phase.taken ? { kind: 'taken' } : failure(error, phase.handedOver)
  } finally {
    connection.close()
    socket.destroy()
  }
}

interface Phase {
  /** The try has failed: the library drains the source of a refused letter, and nobody reads it any more. */
  over: boolean
  handedOver: boolean
  taken: boolean
}

function body(raw: Buffer, begin: SendInput['begin'], phase: Phase): Readable {
  async function* source() {
    if (phase.over) return
    phase.taken = !(await begin())
    if (phase.taken) throw new Error('another worker sends this letter')
    yield raw
    phase.handedOver = true
  }
  return Readable.from(source(), { objectMode: false, highWaterMark: 1 })
}

function exchange(connection: SMTPConnection, input: SendInput, source: Readable, phase: Phase): Promise<Sending> {
  const { letter, account, password } = input
  return new Promise((resolve, reject) => {
    const failed = (error?: Error | null) => {
      phase.over = true
      reject(error ?? new Error('the mail server closed the connection'))
    }
    connection.once('error', failed)
    connection.once('end', () => failed())
    source.once('error', failed)
    const envelope = { from: account.fromAddress, to: [...letter.to, ...letter.cc] }
    const send = () =>
      connection.send(envelope, source, (error, info) => {
        if (error) return failed(error)
        return resolve({ kind: 'sent', response: info.response.slice(0, 500), refused: info.rejected })
      })
    connection.connect((error) => {
      if (error) return failed(error)
      if (account.login === '' || password === null) return send()
      return connection.login({ credentials: { user: account.login, pass: password } }, (refused) =>
        refused ? failed(refused) : send(),
      )
    })
  })
}

/** A word of the server is certain at any time; a silence is certain only before it had the letter whole. */
function failure(error: unknown, handedOver: boolean): Sending {
  const { responseCode, command } = error as { responseCode?: number; command?: string }
  const text = sentenceOf(error)
  // A refused sign-in is mended in the settings, not in the letter.
  const ofLetter = command === 'MAIL FROM' || command === 'RCPT TO' || command === 'DATA'
  if (responseCode !== undefined && responseCode >= 500 && ofLetter) return { kind: 'refused', error: text }
  if (responseCode !== undefined && responseCode >= 400) return { kind: 'later', error: text }
  return { kind: handedOver ? 'unknown' : 'later', error: text }
}

const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 500)
