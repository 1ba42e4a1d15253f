import type { IncomingLetter } from './rules/incoming-letter.ts'

/** A letter from a known client; change what the test is about. */
export const anIncomingLetter = (changes: Partial<IncomingLetter> = {}): IncomingLetter => ({
  letterId: 1,
  portalId: '00000000-0000-0000-0000-000000000001',
  mailboxAddress: 'support@shchit.example',
  from: { name: 'Елена Воронцова', address: 'e.vorontsova@zarechie.example' },
  to: 'support@shchit.example',
  cc: '',
  subject: 'Не включается выключатель ОР-16 на вводе',
  text: 'Добрый день! На складе не включается автоматический выключатель.',
  html: null,
  sentAt: new Date('2026-11-20T12:20:00Z'),
  receivedAt: new Date('2026-11-20T12:21:00Z'),
  messageId: '<m1@zarechie.example>',
  inReplyTo: null,
  references: [],
  attachments: [],
  ...changes,
})
