import { AppError } from '../../platform/errors/app-error.ts'

export interface GoogleAnswer {
  status: number
  /** `Retry-After`, seconds. */
  retryAfter: number | null
  body: unknown
}

/** Google counts a minute's requests together: after a refusal it takes that long until there are none. */
const minuteSeconds = 60

/** What a refusal of Google means for the export. Google: Sheets API, "Troubleshoot", "Usage limits". */
export function refusal({ status, retryAfter, body }: GoogleAnswer): AppError {
  const { error } = (typeof body === 'object' && body !== null ? body : {}) as { error?: unknown }
  const detail = typeof error === 'string' ? error : ((error as { message?: string } | undefined)?.message ?? '')
  if (status === 429) return new AppError('sheets.limit', { params: { seconds: retryAfter ?? minuteSeconds } })
  if (status >= 500) return new AppError('sheets.unavailable')
  if (status === 404) return new AppError('sheets.spreadsheet-gone')
  if (status === 403) return new AppError(/protected/i.test(detail) ? 'sheets.protected' : 'sheets.no-access')
  if (status === 401 || detail === 'invalid_grant') return new AppError('sheets.key-refused')
  if (/10000000 cells|above the limit/i.test(detail)) return new AppError('sheets.full')
  return new AppError('sheets.refused', { params: { detail: detail.slice(0, 200) } })
}
