import { originator } from '../../kernel/origin-mark.ts'
import type { IncomingLetter } from './incoming-letter.ts'

export interface ActivityFacts {
  letter: IncomingLetter
  originId: string
  owner: { entityTypeId: number; entityId: number }
  contactId: number | null
  inline: { name: string; content: Uint8Array }[]
  /** Attachments that are too large for the record: on the portal's disk, or nowhere in the portal (`url` is null). */
  links: { name: string; url: string | null }[]
  /** In the portal's language. */
  words: { noSubject: string; filesOnDisk: string; filesNotStored: string }
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function body({ letter, links, words }: ActivityFacts): string {
  // Where an image of another server lies is nothing for the timeline.
  const html =
    letter.html?.replaceAll(/<img [^>]*data-remote-src=[^>]*>/g, '') ??
    `<p>${escape(letter.text).replaceAll(/\r?\n/g, '<br>')}</p>`
  const stored = links.flatMap(({ name, url }) =>
    url === null ? [] : [`<a href="${escape(url)}">${escape(name)}</a>`],
  )
  const left = links.flatMap(({ name, url }) => (url === null ? [escape(name)] : []))
  return html + list(words.filesOnDisk, stored) + list(words.filesNotStored, left)
}

const list = (title: string, items: string[]) =>
  items.length === 0 ? '' : `<p>${title}</p><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`

const fileOf = ({ name, content }: ActivityFacts['inline'][number]) => ({
  fileData: [name, Buffer.from(content).toString('base64')],
})

/**
 * A letter as an e-mail activity of the request's timeline. DESCRIPTION_TYPE 3 is HTML; an incoming letter is not completed,
 * as the portal's own mail does it; an outgoing one is completed in a second step, for with both at once the portal would send it. Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-add
 */
export function letterActivity(facts: ActivityFacts) {
  const { letter, owner, contactId } = facts
  const { outgoingTo } = letter
  const from = letter.from.name ? `${letter.from.name} <${letter.from.address}>` : letter.from.address
  const at = letter.sentAt.toISOString()
  const person = contactId === null ? {} : { ENTITY_TYPE_ID: 3, ENTITY_ID: contactId }
  return {
    OWNER_TYPE_ID: owner.entityTypeId,
    OWNER_ID: owner.entityId,
    TYPE_ID: 4,
    SUBJECT: letter.subject || facts.words.noSubject,
    DESCRIPTION: body(facts),
    DESCRIPTION_TYPE: 3,
    DIRECTION: outgoingTo ? 2 : 1,
    COMPLETED: 'N',
    ...(outgoingTo ? {} : { IS_INCOMING_CHANNEL: 'Y' }),
    START_TIME: at,
    END_TIME: at,
    COMMUNICATIONS: [{ VALUE: outgoingTo?.[0] ?? letter.from.address, TYPE: 'EMAIL', ...person }],
    ...(facts.inline.length === 0 ? {} : { FILES: facts.inline.map(fileOf) }),
    ORIGINATOR_ID: originator,
    ORIGIN_ID: facts.originId,
    SETTINGS: {
      EMAIL_META: { __email: letter.mailboxAddress, from, replyTo: '', to: letter.to, cc: letter.cc, bcc: '' },
      MESSAGE_HEADERS: {
        'Message-Id': letter.messageId,
        'In-Reply-To': letter.inReplyTo ?? '',
        References: letter.references.join(' '),
      },
    },
  }
}
