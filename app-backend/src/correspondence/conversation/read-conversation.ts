import type { Viewer } from '../../portal/index.ts'
import { readDetails, type RequestRecord } from '../../requests/index.ts'
import type { Conversation, ConversationLetter } from '../contract.ts'
import type { Bounced, CorrespondenceDeps } from '../correspondence-deps.ts'
import { ourPeople } from '../our-people.ts'
import { draftView } from '../reply/draft-view.ts'
import { settleAnswered } from '../record/settle-answered.ts'
import { recordOf } from '../request-of.ts'
import { bouncedLetters } from '../rules/bounced-letters.ts'
import { writersOf } from './presence.ts'
import { incomingLetter, outgoingLetter } from './letter-view.ts'

export type ConversationRights = Pick<Conversation, 'mayReply' | 'mayMove'>

/**
 * All letters of a request as its reader may see them, newest last: those of its timeline (the portal decides who may; one REST
 * request) and those of ours that do not stand there yet. Throws `request.not-found`.
 */
export async function readConversation(
  deps: CorrespondenceDeps,
  viewer: Viewer,
  entityId: number,
  { mayReply, mayMove }: ConversationRights,
): Promise<Conversation> {
  const tenant = await deps.tenantOf(viewer.portalId)
  const details = await readDetails(deps.details, tenant, viewer, entityId)
  const record = await recordOf(deps, tenant, entityId)
  await settleAnswered(deps, tenant.id, record.id)
  const now = deps.clock.now()
  const bounced = await deps.bouncedAddresses(tenant.id, record.id)
  const [letters, writers, draft, sender] = await Promise.all([
    lettersOf(deps, record, { inTimeline: details.letters, bounced, now }),
    writersOf(deps, tenant.id, record.id),
    deps.drafts.of({ portalId: tenant.id, requestId: record.id, userId: viewer.userId }),
    senderOf(deps, record),
  ])
  return {
    entityTypeId: tenant.entityTypeId,
    request: details.request,
    letters,
    bounced: bounced.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
    writers: writers.filter(({ userId }) => userId !== viewer.userId),
    draft: draft && (await draftView(deps, record, draft)),
    sender,
    mayReply,
    mayMove,
    mayAssign: mayReply && (await deps.assigns(tenant.id)),
    asOf: details.asOf,
  }
}

interface Seen {
  inTimeline: Awaited<ReturnType<typeof readDetails>>['letters']
  bounced: readonly Bounced[]
  now: Date
}

async function lettersOf(
  deps: CorrespondenceDeps,
  { portalId, id }: RequestRecord,
  { inTimeline, bounced, now }: Seen,
): Promise<ConversationLetter[]> {
  const [rows, sent, names, our] = await Promise.all([
    deps.store.letters(portalId, id),
    deps.store.outgoing(portalId, id),
    deps.namesOf(portalId),
    ourPeople(deps, portalId),
  ])
  const files = await deps.store.files(
    portalId,
    sent.flatMap((one) => one.files),
  )
  const byActivity = new Map(sent.flatMap((one) => (one.activityId === null ? [] : [[one.activityId, one.id]])))
  const known = new Map(rows.map((row) => [row.id, row]))
  const others = inTimeline
    .filter((one) => !byActivity.has(one.id))
    .map((one) => {
      const row = one.letterId === null ? undefined : known.get(one.letterId)
      return { letter: incomingLetter(one, row ?? null, our), at: row?.receivedAt ?? new Date(one.sentAt) }
    })
  const facts = sent.map(({ id: sentId, to, cc, sentAt, createdAt }) => ({
    id: sentId,
    to,
    cc,
    at: sentAt ?? createdAt,
  }))
  const back = bouncedLetters(
    facts,
    bounced.filter(({ kind }) => kind === 'hard'),
  )
  const ours = sent.map((one) => ({
    letter: outgoingLetter(one, { files, names, back, now }),
    at: one.sentAt ?? one.createdAt,
  }))
  // By when they came to us: a letter may bear any date.
  const ordered = [...others, ...ours].toSorted((a, b) => a.at.getTime() - b.at.getTime())
  return ordered.map(({ letter }) => letter)
}

async function senderOf(deps: CorrespondenceDeps, { portalId, id }: RequestRecord): Promise<Conversation['sender']> {
  const mailbox = await deps.store.mailboxOfRequest(portalId, id)
  const sender = await deps.outgoing.sender(portalId, mailbox.id)
  return sender ? { via: 'smtp', address: sender.address } : { via: 'portal', address: null }
}
