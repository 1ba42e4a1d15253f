import { recordDecisions } from '../audit/index.ts'
import type { Reason } from '../kernel/reason.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { cardPath, type Viewer } from '../portal/index.ts'
import type { CardDeps } from './card-deps.ts'
import type { CallLook, LookBody } from './contract.ts'
import { lookAtCall, type LookedAt } from './look-at-call.ts'
import type { Found } from './rules/colour-of-call.ts'

/** The panel of a call asks; a coloured call is kept for the report, and of a red one those hear whom the settings name. */
export async function lookAndNote(deps: CardDeps, viewer: Viewer, body: LookBody): Promise<CallLook> {
  const { phone, direction, companies } = body
  const looked = await lookAtCall(deps, viewer, { phone, direction, companies, callerId: viewer.userId })
  if (looked.look.colour !== 'grey') await note(deps, viewer, body, looked)
  return looked.look
}

async function note(
  deps: CardDeps,
  viewer: Viewer,
  { callId, direction }: LookBody,
  { look, coloured }: LookedAt,
): Promise<void> {
  const { portalId, userId } = viewer
  const { rule, subject, because } = coloured
  const facts = {
    phone: look.phone,
    direction,
    colour: look.colour,
    rule: rule?.id ?? '',
    entityTypeId: subject?.entityTypeId ?? null,
    entityId: subject?.id ?? null,
    title: subject?.title ?? '',
    responsibleId: subject?.responsibleId ?? null,
    because: because.map((one) => ({ ...one })),
  }
  const key = { portalId, callId, userId }
  const at = deps.clock.now()
  await deps.db.prisma.$transaction(async (tx) => {
    const { count } = await tx.colouredCall.createMany({
      data: [{ ...key, ...facts, shownAt: at }],
      skipDuplicates: true,
    })
    // The card may have learned more since: the last answer stands.
    if (count === 0) await tx.colouredCall.updateMany({ where: key, data: facts })
    else if (subject) await recordDecisions(tx, [{ portalId, ...colourDecision(subject, look.colour, because, at) }])
  })
  if (look.colour === 'red') await tell(deps, viewer, callId, look)
}

/** Stands in «Почему?» of the record that decided. */
const colourDecision = ({ entityTypeId, id }: Found, outcome: string, because: Reason[], decidedAt: Date) => ({
  entityTypeId,
  entityId: id,
  kind: 'call-card',
  outcome,
  because,
  decidedAt,
})

async function tell(
  deps: CardDeps,
  { portalId, userId, name }: Viewer,
  callId: string,
  { subject }: CallLook,
): Promise<void> {
  const { tell: whom } = await deps.settings(portalId)
  if (whom === 'nobody' || !subject) return
  const told =
    whom === 'responsible'
      ? subject.responsible?.id
      : (await deps.people.chainOfHeads(await deps.tenantOf(portalId), userId)).heads[0]?.userId
  if (told === undefined || told === userId) return
  const path = cardPath(subject.entityTypeId, subject.id)
  const params = { who: name, title: subject.title, path, responsible: subject.responsible?.name ?? '—' }
  await deps.notices.send({ portalId, userId: told, kind: 'call-card.red', params, path, once: `call-card:${callId}` })
}

/** Why the person went on with a red call. @throws AppError `call-card.no-call` */
export async function explainCall(
  { db }: Pick<CardDeps, 'db'>,
  { portalId, userId }: Viewer,
  { callId, comment }: { callId: string; comment: string },
): Promise<void> {
  const { count } = await db.prisma.colouredCall.updateMany({ where: { portalId, callId, userId }, data: { comment } })
  if (count === 0) throw new AppError('call-card.no-call')
}
