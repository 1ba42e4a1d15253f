import { ImapFlow } from 'imapflow'
import { lookupOf, mailPorts } from '../../platform/net/open-server.ts'
import type { WithPassword } from '../mailboxes/account-store.ts'
import type { ServerAccount } from '../mailboxes/contract.ts'
import { asServerFault, MailServerFault } from '../mailboxes/mail-server-fault.ts'

const mb = 1024 * 1024
const minuteMs = 60_000

export interface ImapOptions {
  privateHosts: readonly string[]
  /** Largest letter that will be asked for, bytes: a server that sends more than it said is cut off. */
  largest: number
  /** The connection waits for news between commands. */
  idle?: boolean
}

/**
 * A connection that is signed in. The caller ends it by `close()`, or `logout()`.
 * @throws MailServerFault
 */
export async function openImap({ account, password }: WithPassword<ServerAccount>, options: ImapOptions) {
  if (password === null) throw new MailServerFault('password-missing')
  const client = connection(account, password, options)
  // The same error rejects what is under way; without a listener it would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    client.close()
    throw asServerFault(error)
  }
}

function connection(
  account: ServerAccount,
  password: string,
  { largest, privateHosts, idle = false }: ImapOptions,
): ImapFlow {
  const { host, port, security, login } = account
  return new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'starttls',
    auth: { user: login, pass: password },
    tls: allowed(account, privateHosts),
    logger: false,
    clientInfo: { name: 'Poryadok' },
    // Mail servers end a connection that was silent for half an hour; many end it sooner.
    ...(idle ? { autoIdleDelay: 1, maxIdleTime: 4 * minuteMs } : { disableAutoIdle: true }),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: idle ? 6 * minuteMs : 90_000,
    maxLiteralSize: largest + mb,
    maxResponseSize: largest + 2 * mb,
    maxLineLength: 16 * mb,
  })
}

function allowed(account: ServerAccount, privateHosts: readonly string[]) {
  try {
    return lookupOf(account, mailPorts.imap, privateHosts)
  } catch (error) {
    throw asServerFault(error)
  }
}
