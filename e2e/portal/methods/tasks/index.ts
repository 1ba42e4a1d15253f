import type { MethodSpec } from '../../wire/call.ts'
import { checklistMethods } from './checklists.ts'
import { commentMethods } from './comments.ts'
import { dependenceMethods } from './dependence.ts'
import { elapsedMethods } from './elapsed.ts'
import { oldItemMethods } from './old-items.ts'
import { resultMethods } from './results.ts'
import { stageMethods } from './stages.ts'
import { taskFactMethods } from './task-facts.ts'
import { taskMarkMethods } from './task-marks.ts'
import { taskStatusMethods } from './task-statuses.ts'
import { taskMethods } from './tasks.ts'
import { taskUserFieldMethods } from './task-user-fields.ts'

/** Everything about tasks. */
export const allTaskMethods: readonly MethodSpec[] = [
  ...taskMethods,
  ...taskStatusMethods,
  ...taskMarkMethods,
  ...taskFactMethods,
  ...checklistMethods,
  ...commentMethods,
  ...elapsedMethods,
  ...resultMethods,
  ...stageMethods,
  ...dependenceMethods,
  ...taskUserFieldMethods,
  ...oldItemMethods,
]
