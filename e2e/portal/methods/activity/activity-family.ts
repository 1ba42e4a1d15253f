import type { MethodSpec } from '../../wire/call.ts'
import { bindingMethods } from '../activity-bindings.ts'
import { activityMethods } from '../activities.ts'
import { badgeMethods } from './badges.ts'
import { callTranscriptMethods } from './call-transcript.ts'
import { configurableMethods } from './configurable.ts'
import { activityEnumMethods } from './enums.ts'
import { todoMethods } from './todo.ts'
import { activityTypeMethods } from './types.ts'

/** Activities of every kind. */
export const activityFamily: readonly MethodSpec[] = [
  ...activityMethods,
  ...bindingMethods,
  ...todoMethods,
  ...configurableMethods,
  ...activityTypeMethods,
  ...badgeMethods,
  ...activityEnumMethods,
  ...callTranscriptMethods,
]
