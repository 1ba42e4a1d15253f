export { intakeSlice } from './declaration.ts'
export type { AutomaticNews, IntakeDeps, JoinRequest, OpenRequest } from './intake-deps.ts'
export {
  isOwnAddress,
  mailboxChoices,
  mailboxOf,
  mailboxOfLetter,
  mailboxOfRequest,
  ownAddresses,
} from './mailbox-store.ts'
export { createSentFolder } from './imap/sent-folder.ts'
export { startReading } from './imap/start-reading.ts'
export { smtpAccountOf } from './mailboxes/account-store.ts'
export { resealMailboxes } from './mailboxes/reseal-store.ts'
export { mailboxRoutes } from './mailboxes/routes.ts'
export type { OpeningAnswer, OpeningRule } from './opening-rule.ts'
export { headerLines } from './parse/header-lines.ts'
export { letterHeadlines } from './read-model.ts'
export { countOpened, readLatestOpened, readOpened, type OpenedLetter } from './read-opened.ts'
export { intakeRoutes } from './routes.ts'
export { startIntake, type Intake } from './start-intake.ts'
export { createParsePool } from './parse/parse-pool.ts'
export type { ParsedLetter } from './parse/parsed-letter.ts'
export { readRaw } from './letter-file-store.ts'
export { fillQueue, fillWords } from './journal/fill-words.ts'
export { journalRoutes } from './journal/routes.ts'
export { recoverKind, recoverLetters } from './quarantine/recover-letters.ts'
export { letterRefused, refusedQueue, tellOfRefused } from './refused/tell-of-refused.ts'
export { quarantineGrew, quarantineQueue, tellOfQuarantine } from './quarantine/tell-of-quarantine.ts'
