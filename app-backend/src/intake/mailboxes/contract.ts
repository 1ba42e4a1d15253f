import { z } from 'zod'
import { mailFaults } from './rules/mail-faults.ts'

export const purposes = ['requests', 'cards'] as const
export type MailboxPurpose = (typeof purposes)[number]

/** A mail server and who signs in there. */
export const serverAccount = z.object({
  host: z.string().trim().toLowerCase().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  /** tls: encrypted from the first byte; starttls: before the sign-in; none: hosts that the operator listed only. */
  security: z.enum(['tls', 'starttls', 'none']),
  login: z.string().trim().max(320),
})
export type ServerAccount = z.infer<typeof serverAccount>
export const senderAccount = serverAccount.extend({
  fromName: z.string().trim().max(200),
  fromAddress: z.email().max(254),
})
export type SenderAccount = z.infer<typeof senderAccount>

const folderName = z.string().min(1).max(500)
/** The fields of a mailbox that people set. An address alone is a mailbox whose letters come to the door. */
export const mailboxSettings = z.object({
  address: z.email().max(254),
  name: z.string().trim().max(200).default(''),
  purpose: z.enum(purposes).default('requests'),
  departmentId: z.number().int().positive().nullable().default(null),
  /**
   * Requests: who gets a request for which the rules name nobody; null = nobody is named here. Visiting cards: whose the cards of a
   * stranger are; null and 0 = such letters are ignored.
   */
  defaultUserId: z.number().int().min(0).nullable().default(null),
  aliases: z.array(z.email().max(254)).max(100).default([]),
  /** null = letters are brought to the door by SMTP. */
  imap: serverAccount.nullable().default(null),
  /** null = answers go out by the portal's account. */
  smtp: senderAccount.nullable().default(null),
  folders: z.array(folderName).min(1).max(50).default(['INBOX']),
  /** Older letters are left alone; null = those that are there when the mailbox is set up. */
  fromWhen: z.iso.datetime({ offset: true }).nullable().default(null),
  /** null = the installation's limit. */
  maxMb: z.number().int().min(1).max(200).nullable().default(null),
  markSeen: z.boolean().default(false),
  /** Our answers are put into the server's folder of sent letters: for servers that do not do it by themselves. */
  keepSent: z.boolean().default(false),
})
export type MailboxSettings = z.infer<typeof mailboxSettings>

const password = z.string().min(1).max(500)
/** A password that is absent stays as it is, as long as server and login stay. */
const passwords = { imapPassword: password.optional(), smtpPassword: password.optional() }
export const addMailboxBody = mailboxSettings.extend(passwords)
export type AddMailboxBody = z.infer<typeof addMailboxBody>
/** `revision`: the one on which the form was opened. */
export const saveMailboxBody = addMailboxBody.extend({ revision: z.number().int() })
export type SaveMailboxBody = z.infer<typeof saveMailboxBody>

export const mailFault = z.enum(mailFaults)
export type { MailFault } from './rules/mail-faults.ts'

export const mailboxHealth = z.object({
  /** door: letters come to us; new: not read yet; closed: no letters are taken in. */
  state: z.enum(['door', 'new', 'working', 'failing', 'stopped', 'closed']),
  /** Letters on the server that are not read yet. */
  lag: z.number().int(),
  lastSeenAt: z.string().nullable(),
  failingSince: z.string().nullable(),
  fault: mailFault.nullable(),
  /** What the server said. */
  detail: z.string(),
})
export const mailbox = mailboxSettings.extend({
  id: z.number().int(),
  active: z.boolean(),
  revision: z.number().int(),
  createdAt: z.string(),
  hasImapPassword: z.boolean(),
  hasSmtpPassword: z.boolean(),
  lastLetterAt: z.string().nullable(),
  letterCount: z.number().int(),
  health: mailboxHealth,
})
export type MailboxView = z.infer<typeof mailbox>
export const mailboxList = z.object({
  mailboxes: z.array(mailbox),
  smtp: z.object({ host: z.string(), port: z.number() }),
  /** Largest letter that the installation takes in, MiB. */
  limitMb: z.number().int(),
})
export type MailboxList = z.infer<typeof mailboxList>

/** `id`: its stored passwords are used where none is given. */
export const tryMailboxBody = mailboxSettings
  .pick({ imap: true, smtp: true, folders: true })
  .extend({ id: z.number().int().positive().optional(), ...passwords })
export type TryMailboxBody = z.infer<typeof tryMailboxBody>
export const tryStep = z.object({
  server: z.enum(['imap', 'smtp']),
  step: z.enum(['name', 'connection', 'certificate', 'login', 'folder']),
  /** skipped: a step before it failed. */
  state: z.enum(['ok', 'failed', 'skipped']),
  fault: mailFault.nullable(),
  detail: z.string(),
})
export type TryStep = z.infer<typeof tryStep>
export const tryAnswer = z.object({
  steps: z.array(tryStep),
  /** Folders of the server; empty when it was not reached. */
  folders: z.array(z.object({ path: z.string(), role: z.string() })),
})
export type TryAnswer = z.infer<typeof tryAnswer>
