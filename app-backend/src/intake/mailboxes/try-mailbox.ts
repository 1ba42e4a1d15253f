import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import type { Database } from '../../platform/db/database.ts'
import { mailPorts, openServer } from '../../platform/net/open-server.ts'
import type { Sealing } from '../../platform/secrets/sealing.ts'
import { openImap } from '../imap/open-imap.ts'
import { imapAccountOf, smtpAccountOf, type WithPassword } from './account-store.ts'
import type { SenderAccount, ServerAccount, TryAnswer, TryMailboxBody, TryStep } from './contract.ts'
import { asServerFault, MailServerFault } from './mail-server-fault.ts'
import { trySteps } from './rules/try-steps.ts'

export interface TryDeps {
  prisma: Database['prisma']
  sealing: Pick<Sealing, 'open'>
  privateHosts: readonly string[]
}

const mb = 1024 * 1024
const answerMs = 15_000

/** Signs in at the servers as the form stands and says how far it came; nothing is read, sent or stored. */
export async function tryMailbox(deps: TryDeps, portalId: string, body: TryMailboxBody): Promise<TryAnswer> {
  const [reader, sender] = await Promise.all([
    body.imap === null
      ? null
      : tryReader(deps, await withStored(deps, portalId, body, 'imap', body.imap), body.folders),
    body.smtp === null ? null : trySender(deps, await withStored(deps, portalId, body, 'smtp', body.smtp)),
  ])
  return { steps: [...(reader?.steps ?? []), ...(sender ?? [])], folders: reader?.folders ?? [] }
}

/** The stored password stands in for one that was not typed, at the server and for the login that it was given for. */
async function withStored<Account extends ServerAccount>(
  deps: TryDeps,
  portalId: string,
  body: TryMailboxBody,
  kind: 'imap' | 'smtp',
  account: Account,
): Promise<WithPassword<Account>> {
  const given = body[`${kind}Password`]
  if (given !== undefined || body.id === undefined) return { account, password: given ?? null }
  const stored: WithPassword<ServerAccount | SenderAccount> | null =
    kind === 'imap' ? await imapAccountOf(deps, portalId, body.id) : await smtpAccountOf(deps, portalId, body.id)
  const same = stored?.account.host === account.host && stored.account.login === account.login
  return { account, password: same ? stored.password : null }
}

async function tryReader(
  { privateHosts }: TryDeps,
  account: WithPassword<ServerAccount>,
  wanted: readonly string[],
): Promise<TryAnswer> {
  const encrypted = account.account.security !== 'none'
  try {
    const client = await openImap(account, { privateHosts, largest: mb })
    try {
      const folders = (await client.list()).map(({ path, specialUse = '' }) => ({ path, role: specialUse }))
      const missing = wanted.find((name) => !folders.some(({ path }) => path === name))
      const failure = missing === undefined ? null : { fault: 'folder' as const, detail: missing }
      return { steps: trySteps('imap', encrypted, failure), folders }
    } finally {
      await client.logout().catch(() => {})
      client.close()
    }
  } catch (error) {
    return { steps: trySteps('imap', encrypted, asServerFault(error)), folders: [] }
  }
}

async function trySender(
  { privateHosts }: TryDeps,
  { account, password }: WithPassword<SenderAccount>,
): Promise<TryStep[]> {
  const encrypted = account.security !== 'none'
  if (account.login !== '' && password === null)
    return trySteps('smtp', encrypted, { fault: 'password-missing', detail: '' })
  try {
    const socket = await openServer(account, mailPorts.smtp, privateHosts)
    const { host, port, security } = account
    const timeouts = { greetingTimeout: answerMs, socketTimeout: answerMs }
    const secure = { secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: !encrypted }
    const connection = new SMTPConnection({ host, port, connection: socket, ...secure, ...timeouts })
    try {
      await signIn(connection, account.login, password)
    } finally {
      connection.close()
      socket.destroy()
    }
    return trySteps('smtp', encrypted, null)
  } catch (error) {
    return trySteps('smtp', encrypted, asServerFault(error))
  }
}

function signIn(connection: SMTPConnection, user: string, password: string | null): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject)
    connection.once('end', () => reject(new MailServerFault('lost')))
    connection.connect((error) => {
      if (error) return reject(error)
      if (user === '' || password === null) return resolve()
      return connection.login({ credentials: { user, pass: password } }, (refused) =>
        refused ? reject(refused) : resolve(),
      )
    })
  })
}
