import type {
  AddMailboxBody,
  MailboxPurpose,
  MailboxView,
  ServerAccount,
  TryMailboxBody,
} from '@poryadok/app-backend/intake/mailboxes/contract'
import type { Provider } from './providers.ts'

type Server = ServerAccount & { password: string }

/** A mailbox as the form holds it. */
export interface MailboxDraft {
  address: string
  name: string
  purpose: MailboxPurpose
  departmentId: number | null
  /** null = by the rules, 0 = nobody. */
  defaultUserId: number | null
  aliases: string
  /** imap: we read the mailbox; door: its letters are forwarded to us. */
  comes: 'imap' | 'door'
  imap: Server
  folders: string[]
  /** Calendar day, e.g. 2026-11-22; null = from now on. */
  fromDay: string | null
  maxMb: number | null
  markSeen: boolean
  /** Answers are put into the server's folder of sent letters by us. */
  keepSent: boolean
  /** own: by the mailbox's own server; portal: by the portal's account. */
  goes: 'own' | 'portal'
  smtp: Server
  /** Login and password are those of reading. */
  sameLogin: boolean
  fromName: string
}

const noServer = (port: number): Server => ({ host: '', port, security: 'tls', login: '', password: '' })

export function newDraft(): MailboxDraft {
  return {
    address: '',
    name: '',
    purpose: 'requests',
    departmentId: null,
    defaultUserId: null,
    aliases: '',
    comes: 'imap',
    imap: noServer(993),
    folders: ['INBOX'],
    fromDay: null,
    maxMb: null,
    markSeen: false,
    keepSent: true,
    goes: 'own',
    smtp: noServer(465),
    sameLogin: true,
    fromName: '',
  }
}

export function draftOf(box: MailboxView): MailboxDraft {
  const { address, name, purpose, departmentId, defaultUserId, folders, maxMb, markSeen, keepSent, imap, smtp } = box
  return {
    address,
    name,
    purpose,
    departmentId,
    defaultUserId,
    folders,
    maxMb,
    markSeen,
    keepSent,
    aliases: box.aliases.join('\n'),
    comes: imap ? 'imap' : 'door',
    imap: { ...noServer(993), ...imap },
    fromDay: box.fromWhen === null ? null : dayOf(new Date(box.fromWhen)),
    goes: smtp ? 'own' : 'portal',
    smtp: { ...noServer(465), ...serverOf(smtp) },
    sameLogin: smtp === null || smtp.login === imap?.login,
    fromName: smtp?.fromName ?? '',
  }
}

const serverOf = (smtp: MailboxView['smtp']): ServerAccount | null =>
  smtp && { host: smtp.host, port: smtp.port, security: smtp.security, login: smtp.login }

const two = (value: number) => String(value).padStart(2, '0')
const dayOf = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`

/** Hosts of a service stand in the form; the login is the address unless the person typed another. */
export const withProvider = (draft: MailboxDraft, { imap, smtp }: Provider): MailboxDraft => ({
  ...draft,
  // The known services keep what their own servers send.
  keepSent: false,
  imap: { ...draft.imap, ...imap },
  smtp: { ...draft.smtp, ...smtp },
})

const addressesOf = (text: string): string[] => text.split(/[\s,;]+/).filter((word) => word !== '')

/** What the server is sent; a password that was not typed is left out, so that the stored one stays. */
export function bodyOf(draft: MailboxDraft): AddMailboxBody {
  const { name, purpose, departmentId, defaultUserId, folders, fromDay, maxMb, markSeen, keepSent } = draft
  return {
    name,
    purpose,
    departmentId,
    defaultUserId,
    folders,
    maxMb,
    markSeen,
    keepSent,
    address: draft.address.trim(),
    aliases: addressesOf(draft.aliases),
    fromWhen: fromDay === null ? null : new Date(`${fromDay}T00:00:00`).toISOString(),
    ...serversOf(draft),
  }
}

/** What a try is sent. */
export const tryBodyOf = (draft: MailboxDraft, id: number | undefined): TryMailboxBody => ({
  ...serversOf(draft),
  folders: draft.folders,
  ...(id === undefined ? {} : { id }),
})

function serversOf(draft: MailboxDraft) {
  const address = draft.address.trim()
  const reading = draft.comes === 'imap'
  const { password: imapPassword, ...imap } = draft.imap
  const shared = draft.sameLogin && reading
  const { password: ownPassword, ...smtp } = draft.smtp
  const login = imap.login.trim() || address
  const sender = { ...smtp, login: shared ? login : smtp.login, fromName: draft.fromName, fromAddress: address }
  const smtpPassword = shared ? imapPassword : ownPassword
  const sending = draft.goes === 'own'
  return {
    imap: reading ? { ...imap, login } : null,
    smtp: sending ? sender : null,
    ...(reading && imapPassword !== '' ? { imapPassword } : {}),
    ...(sending && smtpPassword !== '' ? { smtpPassword } : {}),
  }
}
