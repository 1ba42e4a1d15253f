import { ImapFlow } from 'imapflow'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dovecot } from './start-dovecot.ts'

/** Signed in as the user, by the library's own means. */
async function signedIn<T>(server: Dovecot, user: string, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const { port, password } = server
  const auth = { user, pass: password }
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, auth, logger: false })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.logout()
  }
}

/** Puts letters into the user's folder, in this order, as received at `at`. */
export const deliver = (
  server: Dovecot,
  user: string,
  letters: readonly Buffer[],
  { folder = 'INBOX', at = new Date() } = {},
) =>
  signedIn(server, user, async (client) => {
    if (folder !== 'INBOX') await client.mailboxCreate(folder)
    for (const letter of letters) await client.append(folder, letter, [], at)
  })

/** What lies in a folder: how many letters, and how many of them seen. */
export const folderState = (server: Dovecot, user: string, folder = 'INBOX') =>
  signedIn(server, user, async (client) => {
    const state = await client.status(folder, { messages: true, unseen: true })
    const { messages = 0, unseen = 0 } = state || {}
    return { letters: messages, seen: messages - unseen }
  })

/** Gives the inbox another UIDVALIDITY, as a server does that was restored; its letters stay. */
export function changeUidValidity(server: Dovecot, user: string): void {
  const folder = server.maildir(user)
  const list = join(folder, 'dovecot-uidlist')
  const changed = readFileSync(list, 'utf8').replace(/ V(\d+)/, (_, old: string) => ` V${Number(old) + 1}`)
  writeFileSync(list, changed)
  for (const file of readdirSync(folder).filter((name) => name.startsWith('dovecot.index'))) rmSync(join(folder, file))
}
