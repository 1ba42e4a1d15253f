import type { CorrespondenceDeps } from '../correspondence-deps.ts'

/** A letter whose end was lost, and of which an answer or a bounce speaks, did arrive at a server: it counts as sent, and is recorded. */
export async function settleAnswered(
  { store, outgoing, clock }: Pick<CorrespondenceDeps, 'store' | 'outgoing' | 'clock'>,
  portalId: string,
  requestId: number,
): Promise<void> {
  for (const letter of await store.answered(portalId, requestId))
    await outgoing.settle(portalId, letter, ['unknown'], { state: 'sent', sentAt: clock.now() })
}
