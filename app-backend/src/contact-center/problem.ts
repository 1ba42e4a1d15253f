import { z } from 'zod'
import type { AppError } from '../platform/errors/app-error.ts'
import { errorSentence, type Lang } from '../platform/errors/error-sentence.ts'

/** A refusal by RFC 9457. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** Stable, for programs. */
  code: z.string(),
  requestId: z.string(),
  field: z.string().optional(),
  /** Values or names that fit. */
  allowed: z.array(z.string()).optional(),
  /** Ids of records that are there already. */
  candidates: z.array(z.int()).optional(),
  retryAfterSeconds: z.int().optional(),
})
export type Problem = z.infer<typeof problem>

const list = (value: string | number | undefined) =>
  typeof value === 'string' ? value.split(', ').filter((one) => one !== '—') : undefined

/** The answer to a call that is refused, in the caller's language. */
export function problemOf(error: AppError, lang: Lang, requestId: string): Problem {
  const { message, action } = errorSentence(error, lang, requestId)
  const { field, allowed, candidates, seconds, detail } = error.params
  const named = field ?? (error.code === 'input.invalid' ? detail : undefined)
  const waits = [409, 429, 503].includes(error.status) && Number(seconds) > 0
  return {
    type: `urn:poryadok:${error.code}`,
    title: message,
    status: error.status,
    detail: action,
    code: error.code,
    requestId,
    ...(named === undefined ? {} : { field: String(named) }),
    ...(allowed === undefined ? {} : { allowed: list(allowed) ?? [] }),
    ...(candidates === undefined ? {} : { candidates: (list(candidates) ?? []).map(Number) }),
    ...(waits ? { retryAfterSeconds: Math.ceil(Number(seconds)) } : {}),
  }
}
