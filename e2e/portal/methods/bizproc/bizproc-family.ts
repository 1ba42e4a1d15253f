import type { MethodSpec } from '../../wire/call.ts'
import { robotAnswerMethods } from './event-send.ts'
import { robotMethods } from './robots.ts'

export const bizprocFamily: readonly MethodSpec[] = [...robotMethods, ...robotAnswerMethods]
