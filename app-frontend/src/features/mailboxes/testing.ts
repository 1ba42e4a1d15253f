import { mailboxSettings, type MailboxView } from '@poryadok/app-backend/intake/mailboxes/contract'

/** A mailbox as the backend lists it: letters are forwarded to us. */
export const aMailbox = (parts: Partial<MailboxView> = {}): MailboxView => ({
  ...mailboxSettings.parse({ address: 'support@shchit.example' }),
  id: 1,
  active: true,
  revision: 1,
  createdAt: '2026-11-01T00:00:00.000Z',
  hasImapPassword: false,
  hasSmtpPassword: false,
  lastLetterAt: null,
  letterCount: 0,
  health: { state: 'door', lag: 0, lastSeenAt: null, failingSince: null, fault: null, detail: '' },
  ...parts,
})
