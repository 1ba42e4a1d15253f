import type { Viewer } from '../../portal/index.ts'
import type { Writer } from '../contract.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import type { DraftOwner } from '../draft-store.ts'
import { ownerOf } from '../reply/save-draft.ts'

/** A person counts as writing so long after their tab said so; it says so every 20 seconds. */
const leaseMs = 45_000

type Deps = Pick<CorrespondenceDeps, 'presence' | 'live' | 'clock' | 'requests' | 'tenantOf'>

/** The viewer writes in the request now; they have a draft there, so they may read it. No REST request. */
export async function holdPresence(deps: Deps, viewer: Viewer, entityId: number): Promise<void> {
  const owner = await ownerOf(deps, viewer, entityId)
  const { portalId, requestId, userId } = owner
  const now = deps.clock.now()
  const until = new Date(now.getTime() + leaseMs)
  await deps.presence.hold(portalId, requestId, { userId, name: viewer.name, until })
  await tell(deps, owner)
}

export async function leavePresence(deps: Deps, viewer: Viewer, entityId: number): Promise<void> {
  const owner = await ownerOf(deps, viewer, entityId)
  if (await deps.presence.leave(owner.portalId, owner.requestId, owner.userId)) await tell(deps, owner)
}

const tell = async (deps: Deps, { portalId, requestId }: DraftOwner) =>
  deps.live.announce(portalId, requestId, { kind: 'writers', writers: await writersOf(deps, portalId, requestId) })

/** Who writes in the request now; each counts until an instant unless they go on. */
export async function writersOf(
  { presence, clock }: Pick<Deps, 'presence' | 'clock'>,
  portalId: string,
  requestId: number,
): Promise<Writer[]> {
  const writers = await presence.of(portalId, requestId, clock.now())
  return writers.map(({ until, ...rest }) => ({ ...rest, until: until.toISOString() }))
}
