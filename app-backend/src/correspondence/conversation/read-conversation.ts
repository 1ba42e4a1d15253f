import type { Viewer } from '../../portal/index.ts'
import { readDetails, type RequestRecord } from '../../requests/index.ts'
import type { Conversation, ConversationLetter } from '../contract.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import { draftView } from '../reply/draft-view.ts'
import { settleAnswered } from '../record/settle-answered.ts'
import { recordOf } from '../request-of.ts'
import { writersOf } from './presence.ts'
import { incomingLetter, outgoingLetter } from './letter-view.ts'

/**
 * All letters of a request as its reader may see them, newest last: those of its timeline (the portal decides who may; one REST
 * request) and those of ours that do not stand there yet. Throws `request.not-found`.
 */
export async function readConversation(
  deps: CorrespondenceDeps,
  viewer: Viewer,
  entityId: number,
  mayReply: boolean,
): Promise<Conversation> {
  const tenant = await deps.tenantOf(viewer.portalId)
  const details = await readDetails(deps.details, tenant, viewer, entityId)
  const record = await recordOf(deps, tenant, entityId)
  await settleAnswered(deps, tenant.id, record.id)
  const now = deps.clock.now()
  const [letters, writers, draft, sender, bounced] = await Promise.all([
    lettersOf(deps, record, details.letters, now),
    writersOf(deps, tenant.id, record.id),
    deps.drafts.of({ portalId: tenant.id, requestId: record.id, userId: viewer.userId }),
    senderOf(deps, record),
    deps.bouncedAddresses(tenant.id, record.id),
  ])
  return {
    entityTypeId: tenant.entityTypeId,
    request: details.request,
    letters,
    bounced: bounced.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
    writers: writers.filter(({ userId }) => userId !== viewer.userId),
    draft: draft && (await draftView(deps, tenant.id, draft)),
    sender,
    mayReply,
    asOf: details.asOf,
  }
}

async function lettersOf(
  deps: CorrespondenceDeps,
  { portalId, id }: RequestRecord,
  inTimeline: Awaited<ReturnType<typeof readDetails>>['letters'],
  now: Date,
): Promise<ConversationLetter[]> {
  const [rows, sent, names] = await Promise.all([
    deps.store.letters(portalId, id),
    deps.store.outgoing(portalId, id),
    deps.namesOf(portalId),
  ])
  const files = await deps.store.files(
    portalId,
    sent.flatMap((one) => one.files),
  )
  const byActivity = new Map(sent.flatMap((one) => (one.activityId === null ? [] : [[one.activityId, one.id]])))
  const known = new Map(rows.map((row) => [row.id, row]))
  const others = inTimeline
    .filter((one) => !byActivity.has(one.id))
    .map((one) => incomingLetter(one, one.letterId === null ? null : (known.get(one.letterId) ?? null)))
  const ours = sent.map((one) => outgoingLetter(one, { files, names, now }))
  return [...others, ...ours].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

async function senderOf(deps: CorrespondenceDeps, { portalId, id }: RequestRecord): Promise<Conversation['sender']> {
  const mailbox = await deps.store.mailboxOfRequest(portalId, id)
  const sender = await deps.outgoing.sender(portalId, mailbox.id)
  return sender ? { via: 'smtp', address: sender.address } : { via: 'portal', address: null }
}
