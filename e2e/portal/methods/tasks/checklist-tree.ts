import type { ChecklistItem, Task, User } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Params } from '../../wire/params.ts'

export function checklistOf(state: PortalState, taskId: number): ChecklistItem[] {
  return [...state.taskChecklists.values()]
    .filter((one) => one.taskId === taskId)
    .sort((a, b) => a.sortIndex - b.sortIndex || a.id - b.id)
}

const flag = (value: boolean): 'Y' | 'N' => (value ? 'Y' : 'N')

/** `checklist` by id and `checkListTree` from the root, as the card of a task carries them. */
export function shownTree(state: PortalState, user: User, task: Task): Params {
  const items = checklistOf(state, task.id)
  const root = {
    id: null,
    copiedId: null,
    entityId: items.length === 0 ? null : String(task.id),
    userId: user.id,
    createdBy: null,
    parentId: null,
    title: '',
    sortIndex: null,
    displaySortIndex: '',
    isComplete: false,
    isImportant: false,
    completedCount: completed(items, 0),
    members: [],
    attachments: [],
    nodeId: null,
  }
  return {
    checklist: items.length === 0 ? [] : Object.fromEntries(items.map((one) => [String(one.id), inList(one)])),
    checkListTree: { nodeId: 0, fields: root, action: [], descendants: branches(items, user, 0, '') },
  }
}

const completed = (items: ChecklistItem[], parentId: number): number =>
  items.filter((one) => one.parentId === parentId && one.complete).length

function inList(one: ChecklistItem): Params {
  return {
    id: String(one.id),
    taskId: String(one.taskId),
    createdBy: String(one.createdBy),
    parentId: one.parentId === 0 ? 0 : String(one.parentId),
    title: one.title,
    sortIndex: String(one.sortIndex),
    isComplete: flag(one.complete),
    isImportant: flag(one.important),
    toggledBy: one.toggledBy === null ? null : String(one.toggledBy),
    toggledDate: one.toggledDate === '' ? null : one.toggledDate,
    ufChecklistFiles: false,
    members: one.members.map((member) => ({ id: String(member.id), type: member.type })),
    attachments: [],
    entityId: String(one.taskId),
    action: { modify: true, remove: true, toggle: true, add: true, addAccomplice: true },
  }
}

function branches(items: ChecklistItem[], user: User, parentId: number, prefix: string): Params[] {
  return items
    .filter((one) => one.parentId === parentId)
    .map((one, index) => {
      const position = prefix === '' ? String(index + 1) : `${prefix}.${index + 1}`
      return {
        nodeId: one.id,
        fields: {
          id: one.id,
          copiedId: null,
          entityId: one.taskId,
          userId: user.id,
          createdBy: one.createdBy,
          parentId: one.parentId,
          title: one.title,
          sortIndex: one.sortIndex,
          displaySortIndex: parentId === 0 ? '' : position,
          isComplete: one.complete,
          isImportant: one.important,
          completedCount: completed(items, one.id),
          members: one.members,
          attachments: [],
          nodeId: null,
        },
        action: { modify: true, remove: true, toggle: true, add: true, addAccomplice: true },
        descendants: branches(items, user, one.id, parentId === 0 ? '' : position),
      }
    })
}
