import { AppError } from '../../platform/errors/app-error.ts'
import type { Viewer } from '../../portal/index.ts'
import type { Draft, SavedDraft, SaveDraftBody } from '../contract.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import type { DraftOwner } from '../draft-store.ts'
import { draftView, type ViewDeps } from './draft-view.ts'
import { assertReplyFiles } from './reply-files.ts'

type Deps = Pick<CorrespondenceDeps, 'drafts' | 'requests' | 'store' | 'clock' | 'tenantOf'> & ViewDeps

/** The viewer's own draft of a request. It was begun by somebody who may read the request: the portal is not asked again. */
export async function ownerOf(
  { requests, tenantOf }: Pick<Deps, 'requests' | 'tenantOf'>,
  { portalId, userId }: Viewer,
  entityId: number,
): Promise<DraftOwner> {
  const { entityTypeId } = await tenantOf(portalId)
  const requestId = await requests.idOf(portalId, entityTypeId, entityId)
  if (requestId === null) throw new AppError('draft.not-found')
  return { portalId, requestId, userId }
}

/** Keeps what a person writes; a save on top of another tab's is refused, and that one's words come back. No REST request. */
export async function saveDraft(
  deps: Deps,
  viewer: Viewer,
  entityId: number,
  { revision, ...words }: SaveDraftBody,
): Promise<SavedDraft> {
  const owner = await ownerOf(deps, viewer, entityId)
  await assertReplyFiles(deps, owner.portalId, owner.requestId, words.files)
  const now = deps.clock.now()
  const saved = await deps.drafts.save(owner, revision, words, now)
  if (saved !== null) return { state: 'kept', revision: saved, updatedAt: now.toISOString() }
  return { state: 'newer', draft: await readDraft(deps, owner) }
}

export async function readDraft(deps: Pick<Deps, 'drafts'> & ViewDeps, owner: DraftOwner): Promise<Draft | null> {
  const draft = await deps.drafts.of(owner)
  return draft && draftView(deps, { portalId: owner.portalId, id: owner.requestId }, draft)
}

/** Throws the draft away; its files go by themselves. */
export async function dropDraft(deps: Deps, viewer: Viewer, entityId: number): Promise<void> {
  await deps.drafts.drop(await ownerOf(deps, viewer, entityId))
}
