import { convert } from 'html-to-text'
import { z } from 'zod'
import { faultError, leadEntityTypeId, type BatchItem, type PortalClient, type Tenant } from '../portal/index.ts'
import { cardWords } from './rules/card-words.ts'
import type { FirstWords, RequestFacts } from './triage-deps.ts'

const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value ?? '')
const card = z.object({
  item: z.looseObject({
    title: text,
    comments: text,
    sourceDescription: text,
    createdBy: z.coerce.number().int().nullish().catch(null),
    createdTime: z.coerce.date(),
  }),
})
const activities = z.array(z.object({ SUBJECT: text, DESCRIPTION: text }))
const notes = z.array(z.object({ COMMENT: text }))

/** DIRECTION of what comes from the client. */
const incoming = 1

/**
 * The first words of a request that no letter opened: card, oldest incoming activity and oldest note, in one request to the
 * portal; null when the record is gone. Bitrix24 docs: api-reference/crm/universal/crm-item-get,
 * crm/timeline/activities/activity-base/crm-activity-list, crm/timeline/comments/crm-timeline-comment-list
 */
export async function readCardWords(
  portal: Pick<PortalClient, 'batch'>,
  tenant: Tenant,
  { entityTypeId, entityId }: RequestFacts,
): Promise<FirstWords | null> {
  const type = entityTypeId === leadEntityTypeId ? 'lead' : `DYNAMIC_${entityTypeId}`
  const owner = { OWNER_TYPE_ID: entityTypeId, OWNER_ID: entityId, DIRECTION: incoming }
  const select = ['ID', 'SUBJECT', 'DESCRIPTION']
  const answers = await portal.batch(
    { kind: 'portal', portalId: tenant.id },
    {
      item: { method: 'crm.item.get', params: { entityTypeId, id: entityId, useOriginalUfNames: 'Y' } },
      activities: { method: 'crm.activity.list', params: { filter: owner, select, order: { ID: 'ASC' }, start: -1 } },
      notes: {
        method: 'crm.timeline.comment.list',
        params: {
          filter: { ENTITY_ID: entityId, ENTITY_TYPE: type },
          select: ['ID', 'COMMENT'],
          order: { ID: 'ASC' },
          start: -1,
        },
      },
    },
    { kind: 'read' },
  )
  if (!answers.item.ok && answers.item.fault.code === 'portal.refused') return null
  const { item } = card.parse(must(answers.item))
  const [activity] = activities.parse(must(answers.activities))
  const [note] = notes.parse(must(answers.notes))
  const fields = Object.fromEntries(Object.entries(item).filter(([name]) => name.startsWith('UF_')))
  const body = cardWords({
    card: [plain(item.comments), plain(item.sourceDescription)],
    fields,
    activity: activity ? plain(`${activity.SUBJECT}\n${activity.DESCRIPTION}`) : '',
    note: note ? plain(note.COMMENT) : '',
  })
  return { letterId: null, subject: item.title, body, receivedAt: item.createdTime, createdBy: item.createdBy ?? null }
}

function must(answer: BatchItem): unknown {
  if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
  return answer.result
}

/** Comments are HTML, notes and descriptions may be BB code. */
function plain(words: string): string {
  const bare = /<[a-z/!]/i.test(words)
    ? convert(words, { wordwrap: false, selectors: [{ selector: 'img', format: 'skip' }] })
    : words
  return bare.replaceAll(/\[\/?[a-z*]+(?:=[^\]]*)?\]/gi, '').trim()
}
