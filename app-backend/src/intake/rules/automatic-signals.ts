/** What the rule on automatic mail needs to know of a letter: headers by lower-case name, `null` when absent. */
export interface AutomaticSignals {
  autoSubmitted: string | null
  /** A header that only answering programs write, with its name as the letter spells it. */
  answeringProgram: { name: string; value: string } | null
  xAutoResponseSuppress: string | null
  precedence: string | null
  /** Name of the first list header, as the letter spells it. */
  listHeader: string | null
  /** Addresses of the list, lower case. */
  listAddresses: readonly string[]
  /** Return-Path header, when a server on the way wrote one. */
  returnPath: string | null
  failedRecipients: string | null
  /** From names no address: «MAILER-DAEMON <>». */
  emptyFrom: boolean
  /** MIME type of the whole letter, lower case. */
  contentType: string
  /** Of multipart/report: delivery-status, disposition-notification, feedback-report; empty when absent. */
  reportType: string
  /** METHOD of a calendar part, upper case; empty when there is none. */
  calendarMethod: string
  subject: string
  /** It names a letter that it answers. */
  answers: boolean
}

/** What wrote the letter. */
const automaticKinds = [
  'bounce-hard',
  'bounce-soft',
  'bounce-delayed',
  'receipt',
  'auto-reply',
  'list',
  'calendar',
  'notification',
  'own',
] as const
export type AutomaticKind = (typeof automaticKinds)[number]

export const isBounce = (kind: AutomaticKind): boolean => kind.startsWith('bounce-')
