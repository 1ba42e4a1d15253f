import { z } from 'zod'

const words = z.object({ ru: z.string(), en: z.string() })
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const noticePreferences = z.object({
  /** null = the portal's language. */
  language: z.enum(['ru', 'en']).nullable(),
  digest: z.enum(['now', 'hourly', 'daily']),
  muted: z.array(z.string()).max(200),
  /** Hours of silence on the person's clock; null = none. */
  quiet: z.object({ from: clockTime, to: clockTime }).nullable(),
})
export type NoticePreferences = z.infer<typeof noticePreferences>

export const noticePreferencesPage = z.object({
  preferences: noticePreferences,
  /** The kinds that may be muted, with their names; urgent ones ignore digest and silence. */
  kinds: z.array(z.object({ kind: z.string(), title: words, urgent: z.boolean() })),
  /** IANA zone on whose clock digest and silence run. */
  zone: z.string(),
})
export type NoticePreferencesPage = z.infer<typeof noticePreferencesPage>

export const mailAccount = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  /** tls: encrypted from the first byte (465); starttls: before the sign-in (587); none: hosts that the operator listed only. */
  security: z.enum(['tls', 'starttls', 'none']),
  login: z.string().max(320),
  fromName: z.string().max(200),
  fromAddress: z.email(),
})
export const mailAccountView = z.object({ account: mailAccount.nullable(), hasPassword: z.boolean() })
export type MailAccountView = z.infer<typeof mailAccountView>
/** `password` absent = the stored one stays. */
export const saveMailAccountBody = mailAccount.extend({ password: z.string().max(500).optional() })
export type SaveMailAccountBody = z.infer<typeof saveMailAccountBody>

export const outgoingLetter = z.object({
  id: z.number().int(),
  to: z.array(z.string()),
  subject: z.string(),
  state: z.enum(['waiting', 'sending', 'sent', 'failed', 'unknown', 'withheld', 'cancelled']),
  automatic: z.boolean(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
  lastError: z.string().nullable(),
})
export const outgoingPage = z.object({ letters: z.array(outgoingLetter), nextBefore: z.number().int().nullable() })
export type OutgoingPage = z.infer<typeof outgoingPage>
export const listOutgoingQuery = z.object({
  state: z.enum(['waiting', 'sending', 'sent', 'failed', 'unknown', 'withheld', 'cancelled']).optional(),
  /** Letters older than this one. */
  before: z.coerce.number().int().positive().optional(),
})
