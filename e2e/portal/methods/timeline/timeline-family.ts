import type { MethodSpec } from '../../wire/call.ts'
import { timelineBindingMethods } from './bindings.ts'
import { commentMethods } from './comments.ts'
import { layoutBlockMethods } from './layout-blocks.ts'
import { logMessageMethods } from './log-messages.ts'
import { noteMethods } from './notes.ts'
import { pinMethods } from './pins.ts'
import { pictureMethods } from './pictures.ts'

/** What stands in a card's timeline besides activities. */
export const timelineFamily: readonly MethodSpec[] = [
  ...commentMethods,
  ...timelineBindingMethods,
  ...pinMethods,
  ...logMessageMethods,
  ...noteMethods,
  ...pictureMethods,
  ...layoutBlockMethods,
]
