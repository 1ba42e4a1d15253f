import type { DiskFile, DiskFolder, DiskStorage } from './records.ts'
import { addFile } from './files.ts'
import type { FileContent } from './large-files.ts'
import type { PortalState } from './state.ts'
import { portalTime } from '../wire/time.ts'

/** The storage of an application, made with its root folder on first use. */
export function storageOf(state: PortalState, clientId: string, name: string, userId: number): DiskStorage {
  for (const storage of state.storages.values()) if (storage.appId === clientId) return storage
  const id = state.ids.next('diskStorage')
  const root = addFolder(state, { name, parentId: null, storageId: id, userId })
  const storage: DiskStorage = { id, appId: clientId, rootFolderId: root.id, name }
  state.storages.set(id, storage)
  state.touch()
  return storage
}

export function addFolder(
  state: PortalState,
  folder: { name: string; parentId: number | null; storageId: number; userId: number },
): DiskFolder {
  const id = state.ids.next('diskObject')
  const { userId, ...rest } = folder
  const made: DiskFolder = { id, ...rest, createdBy: userId, createTime: portalTime(state.clock.now()) }
  state.folders.set(id, made)
  state.touch()
  return made
}

export function addDiskFile(
  state: PortalState,
  folder: DiskFolder,
  name: string,
  content: FileContent,
  userId: number,
): DiskFile {
  const id = state.ids.next('diskObject')
  const now = portalTime(state.clock.now())
  const file = addFile(state, name, content)
  const made: DiskFile = {
    id,
    name,
    folderId: folder.id,
    storageId: folder.storageId,
    fileId: file.id,
    createdBy: userId,
    createTime: now,
    updateTime: now,
  }
  state.diskFiles.set(id, made)
  return made
}

/** Whether a folder already holds this name, as a file or as a folder. */
export function nameTaken(state: PortalState, folderId: number, name: string): boolean {
  const same = (other: string): boolean => other.toLowerCase() === name.toLowerCase()
  return (
    [...state.folders.values()].some((one) => one.parentId === folderId && same(one.name)) ||
    [...state.diskFiles.values()].some((one) => one.folderId === folderId && same(one.name))
  )
}
