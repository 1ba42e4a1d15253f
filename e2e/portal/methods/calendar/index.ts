import type { MethodSpec } from '../../wire/call.ts'
import { calendarAroundMethods } from './around.ts'
import { calendarEventMethods } from './events.ts'
import { resourceMethods } from './resources.ts'
import { sectionMethods } from './sections.ts'

export const calendarMethods: readonly MethodSpec[] = [
  ...calendarEventMethods,
  ...sectionMethods,
  ...calendarAroundMethods,
  ...resourceMethods,
]
