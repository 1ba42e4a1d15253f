import { originator } from '../../kernel/origin-mark.ts'
import type { OutgoingRow } from '../store.ts'

export interface OutgoingActivityFacts {
  letter: Pick<
    OutgoingRow,
    'fromName' | 'fromAddress' | 'to' | 'cc' | 'subject' | 'text' | 'html' | 'messageId' | 'inReplyTo' | 'userId'
  >
  originId: string
  owner: { entityTypeId: number; entityId: number }
  contactId: number | null
  at: Date
  files: readonly { name: string; content: Uint8Array }[]
  /** Names of attachments that are too large for the record. */
  left: readonly string[]
  /** In the portal's language. */
  words: { noSubject: string; filesNotStored: string }
  /** Whose name a letter bears that the portal sends. */
  author: string
  /** N: recorded, and never sent by the portal. Y with via portal: the portal sends it. */
  completed: 'Y' | 'N'
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * A letter of ours as an e-mail activity of the request's timeline. Added as completed it is sent by the portal; added as not
 * completed it never is. Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-add
 */
export function outgoingActivity(facts: OutgoingActivityFacts) {
  const { letter, owner, at, files, left, words } = facts
  const from = letter.fromName ? `${letter.fromName} <${letter.fromAddress}>` : letter.fromAddress
  const list =
    left.length === 0
      ? ''
      : `<p>${words.filesNotStored}</p><ul>${left.map((name) => `<li>${escape(name)}</li>`).join('')}</ul>`
  const when = at.toISOString()
  return {
    OWNER_TYPE_ID: owner.entityTypeId,
    OWNER_ID: owner.entityId,
    TYPE_ID: 4,
    SUBJECT: letter.subject || words.noSubject,
    DESCRIPTION: (letter.html ?? `<p>${escape(letter.text).replaceAll('\n', '<br>')}</p>`) + list,
    DESCRIPTION_TYPE: 3,
    DIRECTION: 2,
    COMPLETED: facts.completed,
    ...(letter.userId === null ? {} : { RESPONSIBLE_ID: letter.userId }),
    START_TIME: when,
    END_TIME: when,
    COMMUNICATIONS: communications(facts),
    FILES: files.map(({ name, content }) => ({ fileData: [name, Buffer.from(content).toString('base64')] })),
    ORIGINATOR_ID: originator,
    ORIGIN_ID: facts.originId,
    SETTINGS: {
      EMAIL_META: {
        __email: letter.fromAddress,
        from,
        replyTo: '',
        to: letter.to.join(', '),
        cc: letter.cc.join(', '),
        bcc: '',
      },
      MESSAGE_HEADERS: {
        'Message-Id': letter.messageId,
        'In-Reply-To': letter.inReplyTo === null ? '' : `<${letter.inReplyTo}>`,
      },
      ...(facts.completed === 'Y' ? sendingSettings(letter.fromAddress, facts.author) : {}),
    },
  }
}

/** Answers are to come to the mailbox of the request, and no copy of the letter with them. */
const sendingSettings = (address: string, author: string) => ({
  ...(address === '' ? {} : { MESSAGE_FROM: author === '' ? address : `${author} <${address}>` }),
  DISABLE_SENDING_MESSAGE_COPY: 'Y',
})

/** Recorded, the client's address stands for all; sent, everybody who is to get it must be named. */
function communications({ letter, contactId, completed }: OutgoingActivityFacts) {
  const person = contactId === null ? {} : { ENTITY_TYPE_ID: 3, ENTITY_ID: contactId }
  const everybody = completed === 'Y' ? [...letter.to, ...letter.cc] : letter.to.slice(0, 1)
  return everybody.map((VALUE, index) => ({ VALUE, TYPE: 'EMAIL', ...(index === 0 ? person : {}) }))
}
