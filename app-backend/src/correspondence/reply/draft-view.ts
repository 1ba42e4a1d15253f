import type { Draft } from '../contract.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import type { StoredDraft } from '../draft-store.ts'

/** A draft with its files named; one that is gone meanwhile is left out. */
export async function draftView(
  { store }: Pick<CorrespondenceDeps, 'store'>,
  portalId: string,
  stored: StoredDraft,
): Promise<Draft> {
  const { id: _, files: ids, updatedAt, ...draft } = stored
  const files = await store.files(portalId, ids)
  return {
    ...draft,
    files: ids.flatMap((id) => {
      const file = files.get(id)
      return file ? [{ id, name: file.name, type: file.type, sizeBytes: file.sizeBytes }] : []
    }),
    updatedAt: updatedAt.toISOString(),
  }
}
