import { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'
import { changedAnswer } from '../crm/change-record.ts'

/** What a call made of a record: found or created, and what was written. */
export const madeAnswer = z.object({
  id: z.int(),
  created: z.boolean(),
  changed: z.array(z.string()),
  kept: changedAnswer.shape.kept,
  /** What the portal did not take although the record is there. */
  warnings: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
})
export type Made = z.infer<typeof madeAnswer>

/** Found by its own number: nothing is written. */
export const found = (id: number): Made => ({ id, created: false, changed: [], kept: [] })

/** A search by nothing would be a list of everybody. */
export function askedFor(question: Record<string, unknown>): void {
  if (Object.values(question).every((value) => value === undefined))
    throw new AppError('center.invalid', { params: { field: 'query', detail: Object.keys(question).join(', ') } })
}
