import type { MethodSpec } from '../../wire/call.ts'
import { attachRecordMethods } from './attach-record.ts'
import { callStatisticMethods } from './call-statistics.ts'
import { externalCallMethods } from './external-calls.ts'

/** Calls of applications and the history of calls. */
export const telephonyFamily: readonly MethodSpec[] = [
  ...externalCallMethods,
  ...attachRecordMethods,
  ...callStatisticMethods,
]
