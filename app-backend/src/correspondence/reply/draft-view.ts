import { isAppError } from '../../platform/errors/app-error.ts'
import type { RequestRecord } from '../../requests/index.ts'
import type { Draft } from '../contract.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import type { StoredDraft } from '../draft-store.ts'
import { ourPeople } from '../our-people.ts'
import { replyRecipients } from '../rules/reply-recipients.ts'
import { loadParent } from './load-parent.ts'

export type ViewDeps = Pick<CorrespondenceDeps, 'store' | 'readLetter' | 'ownAddresses' | 'staffOf'>
type Place = Pick<RequestRecord, 'portalId' | 'id'>

/** A draft with its files named, one that is gone meanwhile is left out, and with whom an answer to all leaves out. */
export async function draftView(deps: ViewDeps, request: Place, stored: StoredDraft): Promise<Draft> {
  const { id: _, files: ids, updatedAt, ...draft } = stored
  const files = await deps.store.files(request.portalId, ids)
  return {
    ...draft,
    files: ids.flatMap((id) => {
      const file = files.get(id)
      return file ? [{ id, name: file.name, type: file.type, sizeBytes: file.sizeBytes }] : []
    }),
    leftOut: await leftOut(deps, request, stored),
    updatedAt: updatedAt.toISOString(),
  }
}

async function leftOut(
  deps: ViewDeps,
  { portalId, id }: Place,
  { mode, parent: key }: StoredDraft,
): Promise<Draft['leftOut']> {
  if (mode !== 'reply-all' || key === null) return []
  try {
    const parent = await loadParent(deps, portalId, id, key)
    return replyRecipients(parent, await ourPeople(deps, portalId), true).leftOut
  } catch (error) {
    // The letter has been moved meanwhile; the draft itself stays.
    if (isAppError(error, 'letter.not-found')) return []
    throw error
  }
}
