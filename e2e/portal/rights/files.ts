import { readableActivities } from '../entities/activity.ts'
import { entityType } from '../entities/types.ts'
import { userFieldsOf } from '../entities/user-fields.ts'
import type { Item, User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { may } from './check.ts'

/**
 * A file is open to whoever may read one of the things it belongs to: an activity, a comment, an item. A file that belongs
 * to none of them (on Disk, just uploaded) is not guarded here.
 */
export function mayReadFile(state: PortalState, user: User, fileId: number): boolean {
  if (user.admin) return true
  let owned = false
  for (const readable of owners(state, user, fileId)) {
    if (readable) return true
    owned = true
  }
  return !owned
}

/** Whether the person may read the owner, one value an owner. */
function* owners(state: PortalState, user: User, fileId: number): Generator<boolean> {
  const readable = readableActivities(state, user)
  for (const activity of state.activities.values()) if (activity.fileIds.includes(fileId)) yield readable(activity)
  for (const comment of state.comments.values()) {
    if (!comment.fileIds.includes(fileId)) continue
    const item = state.items.of(comment.entityTypeId).get(comment.entityId)
    yield item !== undefined && may(state, user, comment.entityTypeId, 'read', item)
  }
  for (const [entityTypeId, table] of state.items.all()) {
    const names = fileFields(state, entityTypeId)
    if (names.length === 0) continue
    for (const item of table.rows.values()) {
      if (names.some((name) => holds(item[name], fileId))) yield may(state, user, entityTypeId, 'read', item)
    }
  }
}

function fileFields(state: PortalState, entityTypeId: number): string[] {
  const type = entityType(state, entityTypeId)
  if (!type) return []
  const system = [...type.fields.values()].filter((field) => field.type === 'file').map((field) => field.name)
  const own = [...userFieldsOf(state, type).values()].filter((field) => field.userTypeId === 'file')
  return [...system, ...own.map((field) => field.fieldName)]
}

function holds(value: Item[string], fileId: number): boolean {
  return value === fileId || (Array.isArray(value) && value.some((one) => one === fileId))
}
