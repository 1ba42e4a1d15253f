import { convert } from 'html-to-text'
import { z } from 'zod'
import {
  BatchReference,
  faultError,
  leadEntityTypeId,
  type BatchItem,
  type Command,
  type PortalClient,
  type Tenant,
} from '../portal/index.ts'
import { formAnswers } from './form-answers.ts'
import { firstInbound } from './rules/first-inbound.ts'
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
    webformId: z.coerce.number().catch(0),
  }),
})
const activities = z.array(z.object({ SUBJECT: text, DESCRIPTION: text }))
const notes = z.array(z.object({ COMMENT: text }))

const number = z.coerce.number().catch(0)
const talks = z.object({
  message: z.record(z.string(), z.object({ id: number, senderid: number, text })).catch({}),
  users: z.record(z.string(), z.object({ id: number, connector: z.boolean().catch(false) })).catch({}),
})
const transcripts = z.object({ transcription: text })

/** DIRECTION of what comes from the client. */
const incoming = 1
/** TYPE_ID of a call. */
const call = 2

/**
 * The first words of a request that no letter opened: card, oldest incoming activity and oldest note, with the client's talk in an
 * open line, what was said in a call and answered in a form, in one request to the portal; null when the record is gone.
 * Bitrix24 docs: api-reference/crm/universal/crm-item-get, crm/timeline/activities/activity-base/crm-activity-list,
 * crm/timeline/comments/crm-timeline-comment-list
 */
export async function readCardWords(
  portal: Pick<PortalClient, 'batch'>,
  tenant: Tenant,
  { entityTypeId, entityId }: RequestFacts,
): Promise<FirstWords | null> {
  const place = { entityTypeId, entityId }
  const commands: Record<string, Command> = {
    ...cardCommands(place),
    ...callCommands(place),
    form: activityList(place, { PROVIDER_ID: 'CRM_WEBFORM' }, 'PROVIDER_ID', 'PROVIDER_PARAMS'),
    ...(tenant.scopes.includes('imopenlines') ? lineCommands(place) : {}),
  }
  const answers = await portal.batch({ kind: 'portal', portalId: tenant.id }, commands, { kind: 'read' })
  const { item: record, activities: incomings, notes: comments, talk, transcript } = answers
  if (record && !record.ok && record.fault.code === 'portal.refused') return null
  const { item } = card.parse(must(record))
  const [activity] = activities.parse(must(incomings))
  const [note] = notes.parse(must(comments))
  const words = cardWords({
    talk: plain(talkOf(talk)),
    transcript: plain(transcriptOf(transcript)),
    card: [plain(item.comments), plain(item.sourceDescription)],
    fields: Object.fromEntries(Object.entries(item).filter(([name]) => name.startsWith('UF_'))),
    answers: filledForms(answers['form']),
    byForm: item.webformId > 0,
    activity: activity ? plain(`${activity.SUBJECT}\n${activity.DESCRIPTION}`) : '',
    note: note ? plain(note.COMMENT) : '',
  })
  return {
    letterId: null,
    subject: item.title,
    body: words.text,
    from: words.from,
    receivedAt: item.createdTime,
    createdBy: item.createdBy ?? null,
  }
}

type Place = Pick<RequestFacts, 'entityTypeId' | 'entityId'>

const ofCard = ({ entityTypeId, entityId }: Place) => ({ OWNER_TYPE_ID: entityTypeId, OWNER_ID: entityId })
const oldest = { order: { ID: 'ASC' }, start: -1 } as const

function cardCommands({ entityTypeId, entityId }: Place) {
  const type = entityTypeId === leadEntityTypeId ? 'lead' : `DYNAMIC_${entityTypeId}`
  return {
    item: { method: 'crm.item.get', params: { entityTypeId, id: entityId, useOriginalUfNames: 'Y' } },
    activities: {
      method: 'crm.activity.list',
      params: {
        filter: { ...ofCard({ entityTypeId, entityId }), DIRECTION: incoming },
        select: ['ID', 'SUBJECT', 'DESCRIPTION'],
        ...oldest,
      },
    },
    notes: {
      method: 'crm.timeline.comment.list',
      params: { filter: { ENTITY_ID: entityId, ENTITY_TYPE: type }, select: ['ID', 'COMMENT'], ...oldest },
    },
  }
}

const activityList = (place: Place, filter: object, ...select: string[]) => ({
  method: 'crm.activity.list',
  params: { filter: { ...ofCard(place), ...filter }, select: ['ID', ...select], ...oldest },
})

/**
 * What was said in the first call, named by its activity; a card without calls has a refused command. Bitrix24 docs:
 * api-reference/crm/timeline/activities/activity-base/crm-activity-call-get-transcript
 */
const callCommands = (place: Place) => ({
  calls: activityList(place, { TYPE_ID: call, DIRECTION: incoming }),
  transcript: {
    method: 'crm.activity.call.getTranscript',
    params: { activityId: BatchReference.result('calls', '0', 'ID') },
  },
})

/**
 * The first session of an open line, named by its activity.
 * Bitrix24 docs: api-reference/imopenlines/openlines/sessions/imopenlines-session-history-get
 */
const lineCommands = (place: Place) => ({
  sessions: activityList(place, { PROVIDER_ID: 'IMOPENLINES_SESSION' }, 'ASSOCIATED_ENTITY_ID'),
  talk: {
    method: 'imopenlines.session.history.get',
    params: { SESSION_ID: BatchReference.result('sessions', '0', 'ASSOCIATED_ENTITY_ID') },
  },
})

function talkOf(answer: BatchItem | undefined): string {
  const talk = answer?.ok ? talks.safeParse(answer.result).data : undefined
  if (!talk) return ''
  const said = Object.values(talk.message).map((one) => ({ id: one.id, senderId: one.senderid, text: one.text }))
  const clients = Object.values(talk.users).flatMap(({ id, connector }) => (connector ? [id] : []))
  return firstInbound(said, new Set(clients))
}

const filledForms = (answer: BatchItem | undefined): string[] => {
  const [first] = answer?.ok ? (z.array(z.unknown()).safeParse(answer.result).data ?? []) : []
  return formAnswers(first).map(plain)
}

const transcriptOf = (answer: BatchItem | undefined): string =>
  (answer?.ok ? transcripts.safeParse(answer.result).data?.transcription : undefined) ?? ''

function must(answer: BatchItem | undefined): unknown {
  if (!answer) throw new Error('a command of the batch has no answer')
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
