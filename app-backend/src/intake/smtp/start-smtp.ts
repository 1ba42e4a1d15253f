import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerAddress, type SMTPServerOptions } from 'smtp-server'
import type { Config } from '../../config.ts'
import { asRefusal, checkRecipient, receiveLetter, type ReceiveDeps } from './receive-letter.ts'
import { Refusal } from './refusal.ts'

export interface SmtpDeps extends Omit<ReceiveDeps, 'limitMb' | 'budget'> {
  config: Pick<Config, 'SMTP_HOST' | 'SMTP_PORT' | 'SMTP_MAX_MB'>
}

export interface SmtpListener {
  port: number
  stop(): Promise<void>
}

const limits = {
  maxClients: 100,
  maxRecipients: 50,
  maxCommandLength: 2_048,
  socketTimeout: 120_000,
  closeTimeout: 5_000,
}

/** Refused recipients of one connection after which it is closed: nobody needs to guess addresses here. */
const guesses = 20

/** Letters held in memory at once are at most this many times the size limit. */
const lettersAtOnce = 6

/**
 * Listens for letters. 250 is said only when the letter is committed to the database; letters go to active mailboxes only and are
 * never passed on; nobody signs in. TLS is the business of the mail server in front.
 *
 * SIZE is announced without a number (RFC 1870 section 4): the sender then tells the size before it sends, and a letter that is too
 * large still gets to RCPT, where its mailbox is known and the refusal is written into the journal.
 */
export function startSmtp(smtp: SmtpDeps): Promise<SmtpListener> {
  const limitMb = smtp.config.SMTP_MAX_MB
  const limit = limitMb * 1024 * 1024
  const deps: ReceiveDeps = { ...smtp, limitMb, budget: { free: limit * lettersAtOnce } }
  const server = new SMTPServer({
    ...limits,
    ...handlers(deps),
    name: 'poryadok',
    size: limit,
    hideSize: true,
    disableReverseLookup: true,
    disabledCommands: ['AUTH', 'STARTTLS', 'WIZ', 'SHELL', 'KILL'],
    logger: false,
  })
  return listen(server, smtp)
}

function handlers(deps: ReceiveDeps): Pick<SMTPServerOptions, 'onRcptTo' | 'onData'> {
  const refused = new WeakMap<object, number>()
  const tell = async (work: Promise<void>, done: (refusal: Refusal | null) => void) => done(await ending(deps, work))
  return {
    onRcptTo({ address }, session, done) {
      const { mailFrom } = session.envelope
      const checking = checkRecipient(deps, addressOf(mailFrom), address, announcedSize(mailFrom))
      void tell(checking, (refusal) => {
        const count = (refused.get(session) ?? 0) + (refusal ? 1 : 0)
        refused.set(session, count)
        done(refusal && count > guesses ? new Refusal(421, refusal.message) : refusal)
      })
    },
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      const envelope = { from: addressOf(session.envelope.mailFrom), recipients }
      void tell(receiveLetter(deps, envelope, stream), (refusal) => done(refusal, 'The letter is stored'))
    },
  }
}

/** How the work ended, for a library that speaks callbacks: null, or what the sender is to hear. */
async function ending(deps: ReceiveDeps, work: Promise<void>): Promise<Refusal | null> {
  try {
    await work
    return null
  } catch (error) {
    return asRefusal(deps, error)
  }
}

const addressOf = (sender: SMTPServerAddress | false) => (sender === false ? '' : sender.address)

/** SIZE of MAIL FROM, bytes. */
function announcedSize(sender: SMTPServerAddress | false): number | null {
  const size = sender === false || !sender.args ? undefined : (sender.args as Record<string, unknown>)['SIZE']
  return typeof size === 'string' ? Number(size) : null
}

function listen(server: SMTPServer, { config, log }: SmtpDeps): Promise<SmtpListener> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    const socket = server.listen(config.SMTP_PORT, config.SMTP_HOST, () => {
      server.off('error', reject)
      // Broken connections are the daily bread of a mail server.
      server.on('error', (error: Error) => log.debug({ err: error.message }, 'SMTP connection broke'))
      const { port } = socket.address() as AddressInfo
      resolve({ port, stop: () => new Promise((stopped) => server.close(stopped)) })
    })
  })
}
