import type { ErrorAnswer } from '@poryadok/app-backend/platform/contract'

/**
 * answer: the server said why, in words; offline: no answer came at all; slow: none came in time;
 * unreadable: something between us answered in our place; frame: the portal around the page gives no access.
 */
export type ApiErrorKind = 'answer' | 'offline' | 'slow' | 'unreadable' | 'frame'

/** Any failure of a call to our backend. `said` is the server's own account where it gave one. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind
  readonly status: number
  readonly said: ErrorAnswer['error'] | null

  constructor(kind: ApiErrorKind, status: number, said: ErrorAnswer['error'] | null = null) {
    super(said ? `${said.code}: ${said.message}` : kind)
    this.name = 'ApiError'
    this.kind = kind
    this.status = status
    this.said = said
  }

  /** The person lacks a right; trying again would not help. */
  get isRefusal(): boolean {
    return this.status === 403
  }

  /** The call may have been carried out although no answer came. */
  get isUncertain(): boolean {
    const unheard = this.kind === 'slow' || this.kind === 'offline' || this.kind === 'unreadable'
    return unheard || this.said?.code === 'portal.outcome-unknown'
  }
}

/** Reads the body of a failed answer; a proxy's HTML page is not an account of ours. */
export async function failedAnswer(response: Response): Promise<ApiError> {
  try {
    const body = (await response.json()) as Partial<ErrorAnswer>
    if (body.error && typeof body.error.message === 'string') return new ApiError('answer', response.status, body.error)
  } catch {
    // Not JSON: falls through.
  }
  return new ApiError('unreadable', response.status)
}
