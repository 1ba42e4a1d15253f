import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { anyCase, asInt } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

/** Files of Disk that hang on tasks and comments. */
export const diskAttachedMethods: readonly MethodSpec[] = [
  {
    name: 'disk.attachedobject.get',
    scope: 'disk',
    status: 'supported',
    page: 'api-reference/disk/attached-object/disk-attached-object-get',
    handler: getAttached,
  },
]

const kinds = { task: 'tasks_task', comment: 'blog_comment' } as const

function getAttached(call: Call): Answer {
  const { state } = call
  const object = state.attachedObjects.get(asInt(anyCase(call.params, 'id')))
  const file = object && state.diskFiles.get(object.objectId)
  if (!object || !file) throw new RestError('ERROR_NOT_FOUND', 'Could not find entity with id', 404)
  const auth = new URLSearchParams({ attachedId: String(object.id), 'auth[auth]': call.caller.accessToken ?? '' })
  return {
    result: {
      ID: String(object.id),
      OBJECT_ID: String(object.objectId),
      MODULE_ID: 'tasks',
      ENTITY_TYPE: kinds[object.entity],
      ENTITY_ID: String(object.entityId),
      CREATE_TIME: file.createTime,
      CREATED_BY: String(object.createdBy),
      DOWNLOAD_URL: `${state.url}/bitrix/tools/disk/uf.php?${auth}&action=download&ncc=1`,
      NAME: file.name,
      SIZE: String(state.files.get(file.fileId)?.size ?? 0),
    },
  }
}
