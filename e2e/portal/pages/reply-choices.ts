import type { PortalState } from '../store/state.ts'

/** A letter that a client may answer. */
export interface ReplyChoice {
  messageId: string
  subject: string
  /** Who wrote it, as the list shows it. */
  from: string
  at: string
  references: string[]
  /** Address the answer goes to; '' leaves the recipient as typed. */
  replyTo: string
}

const LETTER = 4
const OUTGOING = 2
const SHOWN = 60

/** Letters to answer, newest first: those sent from the laboratory and those an application has recorded as outgoing. */
export function replyChoices(state: PortalState): ReplyChoice[] {
  return [...worldLetters(state), ...recordedLetters(state)]
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, SHOWN)
}

function worldLetters(state: PortalState): ReplyChoice[] {
  return [...state.letters.values()].map((letter) => ({
    messageId: letter.messageId,
    subject: letter.subject,
    from: letter.from.name || letter.from.address,
    at: letter.at,
    references: letter.references,
    replyTo: letter.to[0] ?? '',
  }))
}

function recordedLetters(state: PortalState): ReplyChoice[] {
  return [...state.activities.values()].flatMap((activity) => {
    if (activity.typeId !== LETTER || activity.direction !== OUTGOING) return []
    const headers = record(activity.settings['MESSAGE_HEADERS'])
    const meta = record(activity.settings['EMAIL_META'])
    const messageId = text(headers['Message-Id'])
    if (messageId === '') return []
    return {
      messageId,
      subject: activity.subject,
      from: text(meta['from']) || text(meta['__email']),
      at: activity.startTime ?? activity.created,
      references: text(headers['References']).split(/\s+/).filter(Boolean),
      replyTo: text(meta['replyTo']) || text(meta['from']) || text(meta['__email']),
    }
  })
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
