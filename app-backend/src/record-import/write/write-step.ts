import { z } from 'zod'
import type { LongStep } from '../../platform/long-work/long-task.ts'

export const writePayload = z.object({ importId: z.uuid() })
export type WritePayload = z.infer<typeof writePayload>
/** False until the portal was asked what it can do. */
export const writeCursor = z.object({ begun: z.boolean() })
export type WriteCursor = z.infer<typeof writeCursor>
export type WriteStep = LongStep<WritePayload, WriteCursor>
