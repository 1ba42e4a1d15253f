import type { AttachedObject, User } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import { asInt, asList, asText } from '../../wire/params.ts'
import { taskError } from './task-error.ts'

/** Makes a file of Disk hang on a task or a comment; the answer's number is of the hanging, not of the file. */
export function attach(
  state: PortalState,
  fileId: number,
  owner: Pick<AttachedObject, 'entity' | 'entityId' | 'createdBy'>,
): AttachedObject {
  if (!state.diskFiles.has(fileId)) throw taskError.core('Недостаточно прав.')
  const id = state.ids.next('attachedObject')
  const made: AttachedObject = { id, objectId: fileId, ...owner }
  state.attachedObjects.set(id, made)
  return made
}

/** `n12` is a new file of Disk, `34` an attachment that stays; everything not named is gone. */
export function attachedFrom(
  state: PortalState,
  value: unknown,
  old: readonly number[],
  owner: Pick<AttachedObject, 'entity' | 'entityId' | 'createdBy'>,
): number[] {
  const kept: number[] = []
  for (const one of asList(value).map(asText)) {
    if (/^n\d+$/i.test(one)) kept.push(attach(state, asInt(one.slice(1)), owner).id)
    else if (old.includes(asInt(one))) kept.push(asInt(one))
  }
  for (const id of old) if (!kept.includes(id)) state.attachedObjects.delete(id)
  return kept
}

/** ATTACHED_OBJECTS and ATTACHMENTS: by the number of the attachment; undefined when there are none. */
export function shownAttachments(state: PortalState, ids: readonly number[], _reader: User): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const id of ids) {
    const object = state.attachedObjects.get(id)
    const disk = object && state.diskFiles.get(object.objectId)
    if (!disk) continue
    const address = (action: string): string => `/bitrix/tools/disk/uf.php?attachedId=${id}&action=${action}&ncc=1`
    shown[String(id)] = {
      ATTACHMENT_ID: String(id),
      NAME: disk.name,
      SIZE: String(state.files.get(disk.fileId)?.size ?? 0),
      FILE_ID: String(disk.id),
      DOWNLOAD_URL: address('download'),
      VIEW_URL: address('show'),
    }
  }
  return shown
}
