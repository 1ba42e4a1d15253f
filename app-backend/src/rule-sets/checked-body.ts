import type { z } from 'zod'
import { reason } from '../kernel/reason.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { BodyNote, RuleKind } from './rule-kind.ts'

/** A schema may say a fault by a code of its own: `refine(.., 'mail-lists.bad-domain')`. */
const ownCode = /^[a-z-]+\.[a-z-]+$/

const noteOf = ({ path, message, code }: z.core.$ZodIssue): BodyNote => ({
  path: path.join('.'),
  because: reason(ownCode.test(message) ? message : `rules.${code}`),
  blocks: true,
})

/** Faults of a body by its schema, as remarks with their places; empty for a body that can be saved. */
export function bodyFaults({ body: schema }: RuleKind, body: unknown): BodyNote[] {
  const parsed = schema.safeParse(body)
  return parsed.success ? [] : parsed.error.issues.map(noteOf)
}

/** The body as its kind reads it. Throws `rules.body-invalid` with the places at fault. */
export function checkedBody(kind: RuleKind, body: unknown): unknown {
  const parsed = kind.body.safeParse(body)
  if (parsed.success) return parsed.data
  throw invalid(parsed.error.issues.map(noteOf), parsed.error)
}

export const invalid = (notes: readonly BodyNote[], cause?: unknown): AppError =>
  new AppError('rules.body-invalid', {
    params: { count: notes.length },
    fields: Object.fromEntries(notes.map(({ path, because }) => [path, because.code])),
    cause,
  })

/** The facts as the kind reads them. Throws `rules.facts-invalid`. */
export function checkedFacts({ facts: schema }: RuleKind, facts: unknown): unknown {
  const parsed = schema.safeParse(facts)
  if (parsed.success) return parsed.data
  const detail = parsed.error.issues.map(({ path }) => path.join('.') || 'facts').join(', ')
  throw new AppError('rules.facts-invalid', { params: { detail }, cause: parsed.error })
}
