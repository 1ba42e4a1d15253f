import type { ImapFlow } from 'imapflow'
import { imapAccountOf, sentSettingsOf, type AccountDeps } from '../mailboxes/account-store.ts'
import { asServerFault } from '../mailboxes/mail-server-fault.ts'
import { openImap, type ImapOptions } from './open-imap.ts'

export type SentDeps = ImapOptions & AccountDeps

/** A letter as it lies in the folder of sent ones. */
export interface SentCopy {
  /** With brackets. */
  messageId: string
  sentAt: Date
  raw: Uint8Array
}

/** The folder of a mailbox in which its server keeps what was sent. */
export interface SentFolder {
  /** Can the folder be looked at, and are letters to be put there by us? Null: the mailbox is not read by IMAP. */
  settings(portalId: string, mailboxId: number): Promise<{ keepSent: boolean } | null>
  /** Does the letter lie there? False also where the server has no such folder. Throws MailServerFault. */
  has(portalId: string, mailboxId: number, messageId: string): Promise<boolean>
  /** Puts a letter there, unless the server has done it or an earlier try. Throws MailServerFault. */
  keep(portalId: string, mailboxId: number, copy: SentCopy): Promise<void>
}

export function createSentFolder(deps: SentDeps): SentFolder {
  return {
    settings: (portalId, id) => sentSettingsOf(deps.prisma, portalId, id),
    has: (portalId, id, messageId) =>
      within(deps, portalId, id, async (client) => {
        const path = await sentPath(client)
        return path !== null && lies(client, path, messageId)
      }),
    async keep(portalId, id, { messageId, sentAt, raw }) {
      await within(deps, portalId, id, async (client) => {
        const path = await sentPath(client)
        if (path === null || (await lies(client, path, messageId))) return false
        // Flags that an open folder does not allow are dropped by the library, and it was opened to be read only.
        await client.mailboxClose()
        await client.append(path, Buffer.from(raw), ['\\Seen'], sentAt)
        return true
      })
    },
  }
}

async function within(
  deps: SentDeps,
  portalId: string,
  mailboxId: number,
  work: (client: ImapFlow) => Promise<boolean>,
): Promise<boolean> {
  const account = await imapAccountOf(deps, portalId, mailboxId)
  if (!account) return false
  const client = await openImap(account, deps)
  try {
    const answer = await work(client)
    await client.logout().catch(() => {})
    return answer
  } catch (error) {
    throw asServerFault(error)
  } finally {
    client.close()
  }
}

/** By the mark of RFC 6154; where a server marks nothing, the library knows the usual names. */
async function sentPath(client: ImapFlow): Promise<string | null> {
  return (await client.list()).find(({ specialUse }) => specialUse === '\\Sent')?.path ?? null
}

async function lies(client: ImapFlow, path: string, messageId: string): Promise<boolean> {
  await client.mailboxOpen(path, { readOnly: true })
  const found = await client.search({ header: { 'message-id': messageId } }, { uid: true })
  return (found || []).length > 0
}
