/** Tasks with their checklists, comments, time and results; groups that tasks belong to. */
export interface TaskTables {
  tasks: Map<number, Task>
  taskChecklists: Map<number, ChecklistItem>
  taskComments: Map<number, TaskComment>
  taskElapsed: Map<number, ElapsedItem>
  taskResults: Map<number, TaskResult>
  taskHistory: Map<number, TaskChange>
  taskLinks: Map<string, TaskLink>
  taskStages: Map<number, TaskStage>
  /** Files of Disk attached to a task or a comment: their ids are not the ids of the files. */
  attachedObjects: Map<number, AttachedObject>
  groups: Map<number, Group>
  /** Key `groupId|userId`. */
  groupMembers: Map<string, GroupMember>
}

/** 1 new, 2 waits, 3 in progress, 4 supposedly done, 5 done, 6 deferred, 7 declined. */
export type TaskStatus = 1 | 2 | 3 | 4 | 5 | 6 | 7

export interface Task {
  id: number
  parentId: number | null
  groupId: number
  stageId: number
  title: string
  description: string
  mark: 'P' | 'N' | null
  priority: number
  status: TaskStatus
  createdBy: number
  responsibleId: number
  changedBy: number
  statusChangedBy: number | null
  closedBy: number
  accomplices: number[]
  auditors: number[]
  tags: string[]
  /** Portal times, like every other instant here. */
  createdDate: string
  changedDate: string
  statusChangedDate: string
  activityDate: string
  closedDate: string | null
  dateStart: string | null
  deadline: string | null
  startDatePlan: string | null
  endDatePlan: string | null
  /** Seconds. */
  timeEstimate: number
  durationPlan: number | null
  durationType: string
  allowChangeDeadline: boolean
  allowTimeTracking: boolean
  taskControl: boolean
  matchWorkTime: boolean
  addInReport: boolean
  guid: string
  xmlId: string | null
  sorting: string | null
  favoriteOf: number[]
  pinnedBy: number[]
  mutedBy: number[]
  /** User -> when the person opened the task last. */
  viewed: Record<string, string>
  /** SE_PARAMETER: code 1..3 -> Y or N. */
  parameters: Record<string, 'Y' | 'N'>
  /** UF_CRM_TASK: `L_4`, `D_1`, `C_2`, `CO_3`, `SI_5`, `T406_7`. */
  crm: string[]
  /** UF_TASK_WEBDAV_FILES: numbers of attached objects. */
  files: number[]
  /** Other UF_ fields by their full name. */
  custom: Record<string, unknown>
  /** Letter the task was made of. */
  mailMessage: number | null
  /** The chat of the card; absent until somebody looks for it. */
  chatId?: number
}

export interface ChecklistItem {
  id: number
  taskId: number
  parentId: number
  createdBy: number
  title: string
  sortIndex: number
  complete: boolean
  important: boolean
  toggledBy: number | null
  toggledDate: string
  members: { id: number; type: 'A' | 'U' }[]
}

export interface TaskComment {
  id: number
  taskId: number
  authorId: number
  postDate: string
  text: string
  files: number[]
}

export interface ElapsedItem {
  id: number
  taskId: number
  userId: number
  seconds: number
  comment: string
  /** 2: written by hand, 3: by the timer. */
  source: number
  createdDate: string
  dateStart: string
  dateStop: string
}

export interface TaskResult {
  id: number
  taskId: number
  commentId: number
  createdBy: number
  createdAt: string
  updatedAt: string
  /** 0 open, 1 closed. */
  status: number
}

export interface TaskChange {
  id: number
  taskId: number
  at: string
  userId: number
  field: string
  from: string | null
  to: string | null
}

export interface TaskLink {
  /** `from|to` */
  id: string
  from: number
  to: number
  /** 0 start-start, 1 start-finish, 2 finish-start, 3 finish-finish. */
  type: number
  createdBy: number
}

export interface TaskStage {
  id: number
  title: string
  color: string
  sort: number
  systemType: string | null
  entityType: 'U' | 'G'
  entityId: number
  /** "Мой план": task -> this stage is kept here, a group's stage on the task. */
  tasks: number[]
}

export interface AttachedObject {
  id: number
  /** File of Disk. */
  objectId: number
  entity: 'task' | 'comment'
  entityId: number
  createdBy: number
}

export interface Group {
  id: number
  name: string
  description: string
  active: boolean
  visible: boolean
  opened: boolean
  closed: boolean
  project: boolean
  keywords: string
  subjectId: number
  ownerId: number
  createdAt: string
  updatedAt: string
  activityAt: string
  /** A owner, E owner and moderators, K everyone in the group. */
  initiatePerms: string
  spamPerms: string
  projectStart: string | null
  projectFinish: string | null
}

export interface GroupMember {
  /** `groupId|userId` */
  id: string
  groupId: number
  userId: number
  /** A owner, E moderator, K member, Z invited, R asked to join. */
  role: 'A' | 'E' | 'K' | 'Z' | 'R'
  at: string
}

export function emptyTaskTables(): TaskTables {
  return {
    tasks: new Map(),
    taskChecklists: new Map(),
    taskComments: new Map(),
    taskElapsed: new Map(),
    taskResults: new Map(),
    taskHistory: new Map(),
    taskLinks: new Map(),
    taskStages: new Map(),
    attachedObjects: new Map(),
    groups: new Map(),
    groupMembers: new Map(),
  }
}
