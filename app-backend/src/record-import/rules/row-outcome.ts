import { reason, type Reason } from '../../kernel/reason.ts'

/** What became of a row that was sent. */
export type RowOutcome =
  | { state: 'SUCCESS'; itemId: number }
  | { state: 'FAILED'; because: Reason[] }
  /** Nothing was done: it goes again. */
  | { state: 'NEW' }
  /** It may be there: it is looked up before anything else. */
  | { state: 'IN_FLIGHT' }

/** The portal refuses a createdTime that is older than its newest record, among other values. */
export const wrongValue = 'CRM_FIELD_ERROR_VALUE_NOT_VALID'

/** What the portal said of one row: the id of its record (a comment's stands alone), or why there is none. */
export function outcomeOf(answer: unknown): RowOutcome {
  const { item, id, error, error_description: words } = (answer ?? {}) as Record<string, unknown>
  const itemId = Number((item as { id?: unknown } | undefined)?.id ?? id ?? answer)
  if (Number.isInteger(itemId) && itemId > 0) return { state: 'SUCCESS', itemId }
  if (typeof error !== 'string' && typeof error !== 'number') return { state: 'IN_FLIGHT' }
  return refused(String(error), typeof words === 'string' ? words : '')
}

export const refused = (code: string, words: string): RowOutcome => ({
  state: 'FAILED',
  because: becauseRefused(code, words),
})

export const becauseRefused = (code: string, words: string): Reason[] => [
  reason('import.portal-refused', { code, detail: cleaned(words) || code }),
]

const cleaned = (text: string) =>
  text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 300)
