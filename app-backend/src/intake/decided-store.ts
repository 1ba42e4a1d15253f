import type { Prisma } from '@poryadok/prisma'
import {
  attachThread,
  forgetBounce,
  linkRequest,
  rememberLetter,
  rememberSent,
  saveBounces,
} from '../threading/index.ts'
import { standsIn, type Decided } from './decided.ts'
import type { ClaimedLetter } from './letter-outcome.ts'

/** Writes what a decision means for threads, links and addresses, in the transaction that ends the letter. */
export async function keepDecided(
  tx: Prisma.TransactionClient,
  letter: ClaimedLetter,
  decided: Decided,
  now: Date,
): Promise<void> {
  const { portalId, id: letterId } = letter
  const { refs, place, gone, parent, automatic, out, bounced } = decided
  const shown = standsIn(decided)
  if (shown !== null || automatic !== null)
    await tx.letter.updateMany({
      where: { id: letterId, portalId },
      data: {
        automatic,
        direction: out ? 'out' : 'in',
        ...shown,
      },
    })
  if (refs) await rememberLetter(tx, refs, place, now)
  await decided.keepCards?.(tx)
  if (place === null) return
  const { requestId } = place
  const [because] = decided.thread
  // A letter of the portal that was asked for once is known from now on.
  if (refs && because?.code === 'thread.activity') {
    const messageId = String(because.params['messageId'])
    await rememberSent(tx, { portalId, ...place, messageId, from: '', recipients: [refs.writer], sentAt: now })
  }
  if (gone !== null) await attachThread(tx, portalId, gone, requestId)
  if (parent !== null) await linkRequest(tx, { portalId, requestId, parentId: parent, letterId, createdAt: now })
  if (bounced.addresses.length > 0)
    await saveBounces(tx, { portalId, ...place, letterId, messageId: bounced.messageId, at: now }, bounced.addresses)
  if (refs && automatic === null) await forgetBounce(tx, portalId, requestId, refs.writer)
}
