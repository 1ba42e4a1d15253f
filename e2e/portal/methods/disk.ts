import type { DiskFile, DiskFolder } from '../store/records.ts'
import { columnOf } from '../entities/column.ts'
import type { Columns } from '../entities/list-rows.ts'
import { matchingRows, pageOf } from '../entities/list-rows.ts'
import { addFolder, nameTaken, storageOf } from '../store/disk.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { appOf } from '../wire/call.ts'
import { anyCase, asInt, asMap, asText } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

/** The application's own storage on Disk. */
export const diskMethods: readonly MethodSpec[] = [
  {
    name: 'disk.storage.getforapp',
    scope: 'disk',
    status: 'supported',
    page: 'api-reference/disk/storage/disk-storage-get-for-app',
    appContext: true,
    handler: getForApp,
  },
  {
    name: 'disk.folder.getchildren',
    scope: 'disk',
    status: 'supported',
    page: 'api-reference/disk/folder/disk-folder-get-children',
    handler: getChildren,
  },
  {
    name: 'disk.folder.addsubfolder',
    scope: 'disk',
    status: 'supported',
    page: 'api-reference/disk/folder/disk-folder-add-subfolder',
    handler: addSubfolder,
  },
  {
    name: 'disk.file.get',
    scope: 'disk',
    status: 'supported',
    page: 'api-reference/disk/file/disk-file-get',
    handler: getFile,
  },
]

export function folderOf(call: Call): DiskFolder {
  const folder = call.state.folders.get(asInt(anyCase(call.params, 'id')))
  if (!folder) throw new RestError('ERROR_NOT_FOUND', 'Could not find entity with id', 404)
  return folder
}

function getForApp(call: Call): Answer {
  const app = appOf(call)
  const storage = storageOf(call.state, app.clientId, app.title, call.caller.user.id)
  return {
    result: {
      ID: String(storage.id),
      NAME: storage.name,
      CODE: null,
      MODULE_ID: 'disk',
      ENTITY_TYPE: 'restapp',
      ENTITY_ID: String(app.id),
      ROOT_OBJECT_ID: String(storage.rootFolderId),
    },
  }
}

function getChildren(call: Call): Answer {
  const { id } = folderOf(call)
  const folders = [...call.state.folders.values()].filter((one) => one.parentId === id)
  const files = [...call.state.diskFiles.values()].filter((one) => one.folderId === id)
  const rows = [
    ...folders.map((one) => ({ id: one.id, shown: shownFolder(call, one) })),
    ...files.map((one) => ({ id: one.id, shown: shownFile(call, one) })),
  ]
  const ordered = Object.keys(asMap(anyCase(call.params, 'order'))).length > 0
  const order = ordered ? anyCase(call.params, 'order') : { TYPE: 'desc', ID: 'asc' }
  const found = matchingRows(rows, childColumns, { filter: anyCase(call.params, 'filter'), order })
  return pageOf(found, asInt(anyCase(call.params, 'start')), (one) => one.shown)
}

interface Child {
  id: number
  shown: Params
}

const child = (kind: 'number' | 'text' | 'time', names: readonly string[]): Columns<Child> =>
  Object.fromEntries(names.map((name) => [name, columnOf(kind, (one: Child) => one.shown[name])]))

/** What children are found and sorted by: fields of folders and of files alike. Bitrix24 docs: disk/folder/disk-folder-get-fields. */
const childColumns: Columns<Child> = {
  ...child('number', ['ID', 'STORAGE_ID', 'PARENT_ID', 'REAL_OBJECT_ID', 'CREATED_BY', 'UPDATED_BY', 'DELETED_BY']),
  ...child('number', ['DELETED_TYPE', 'SIZE', 'FILE_ID', 'GLOBAL_CONTENT_VERSION']),
  ...child('text', ['NAME', 'CODE', 'TYPE']),
  ...child('time', ['CREATE_TIME', 'UPDATE_TIME', 'DELETE_TIME']),
}

function addSubfolder(call: Call): Answer {
  const parent = folderOf(call)
  const name = asText(asMap(anyCase(call.params, 'data')).NAME).trim()
  if (name === '') throw new RestError('ERROR_ARGUMENT', 'Invalid value of parameter { NAME }')
  if (nameTaken(call.state, parent.id, name))
    throw new RestError('DISK_OBJ_22000', 'Объект с таким именем уже существует')
  const folder = addFolder(call.state, {
    name,
    parentId: parent.id,
    storageId: parent.storageId,
    userId: call.caller.user.id,
  })
  return { result: asMade(shownFolder(call, folder)) }
}

/** Right after it is made an object shows its own numbers as numbers. Bitrix24 docs: disk/folder/disk-folder-add-subfolder. */
export function asMade(shown: Params): Params {
  const own = ['ID', 'REAL_OBJECT_ID', 'DELETED_TYPE', 'GLOBAL_CONTENT_VERSION', 'FILE_ID']
  const numbers = own.filter((name) => name in shown).map((name) => [name, Number(shown[name])] as const)
  return { ...shown, ...Object.fromEntries(numbers), DELETED_BY: null }
}

function getFile(call: Call): Answer {
  const file = call.state.diskFiles.get(asInt(anyCase(call.params, 'id')))
  if (!file) throw new RestError('ERROR_NOT_FOUND', 'Could not find entity with id', 404)
  return { result: shownFile(call, file) }
}

function object(one: DiskFolder | DiskFile, parentId: number | null): Params {
  return {
    ID: String(one.id),
    NAME: one.name,
    CODE: null,
    STORAGE_ID: String(one.storageId),
    PARENT_ID: parentId === null ? '0' : String(parentId),
    DELETED_TYPE: '0',
    CREATE_TIME: one.createTime,
    DELETE_TIME: null,
    CREATED_BY: String(one.createdBy),
    UPDATED_BY: String(one.createdBy),
    DELETED_BY: '0',
  }
}

function shownFolder(call: Call, one: DiskFolder): Params {
  return {
    ...object(one, one.parentId),
    TYPE: 'folder',
    REAL_OBJECT_ID: String(one.id),
    UPDATE_TIME: one.createTime,
    DETAIL_URL: `${call.state.url}/disk/folder/${one.id}/`,
  }
}

export function shownFile(call: Call, one: DiskFile): Params {
  return {
    ...object(one, one.folderId),
    TYPE: 'file',
    GLOBAL_CONTENT_VERSION: '1',
    FILE_ID: String(one.fileId),
    SIZE: String(call.state.files.get(one.fileId)?.size ?? 0),
    UPDATE_TIME: one.updateTime,
    DOWNLOAD_URL: `${call.state.url}/rest/download.json?auth=${call.caller.accessToken}&token=disk%7C${one.fileId}`,
    DETAIL_URL: `${call.state.url}/disk/file/${one.id}/`,
  }
}
