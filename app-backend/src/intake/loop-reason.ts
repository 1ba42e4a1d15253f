import type { Reason } from '../kernel/reason.ts'
import type { ProcessDeps } from './intake-deps.ts'
import type { Known } from './know-letter.ts'
import { lettersLately } from './lately-store.ts'
import { loop } from './rules/loop.ts'
import { sentAt } from './rules/sent-at.ts'

/**
 * Does the sender write into the conversation (or new requests, where it opens one) faster than people do? Letters count that
 * were sent and handled within the portal's minutes: what people let through by hand later is not stopped again.
 */
export async function loopReason(
  { db, clock }: ProcessDeps,
  { letter, parsed, settings }: Known,
  requestId: number | null,
): Promise<Reason | null> {
  const { loopLetters: limit, loopMinutes: minutes } = settings
  const address = parsed.from?.address ?? ''
  const span = minutes * 60_000
  const lately = await lettersLately(db.prisma, {
    portalId: letter.portalId,
    letterId: letter.id,
    address,
    requestId,
    limit,
    handledAfter: new Date(clock.now().getTime() - span),
    sentAfter: new Date(sentAt(parsed.sentAt, letter.receivedAt).getTime() - span),
  })
  return loop({ address, lately, limit, minutes })
}
