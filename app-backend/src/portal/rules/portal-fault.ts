/** Rows of the error table that a portal's answer can mean. */
type PortalErrorCode =
  | 'portal.no-rights'
  | 'portal.no-token'
  | 'portal.limit'
  | 'portal.outcome-unknown'
  | 'portal.refused'
  | 'portal.unpaid'

/** What a refusal of the portal means for the caller. */
export interface PortalFault {
  code: PortalErrorCode | 'token-expired' | 'renamed'
  /** The portal's own words, cleaned for a person: no markup, at most 300 characters. */
  detail: string
  /** The portal's own code. */
  portalCode: string
  /** Seconds to wait, when the portal asks for it. */
  seconds?: number
}

const expired = new Set(['expired_token', 'invalid_token', 'NO_AUTH_FOUND'])
const noRights = new Set([
  'ACCESS_DENIED',
  'insufficient_scope',
  'user_access_error',
  'allowed_only_intranet_user',
  'WRONG_AUTH_TYPE',
])
/** The catalogue's codes are numbers. Bitrix24 docs: api-reference/catalog, tables of errors */
const noCatalogueRight = /^2000403000[1-5]0$/
const deadToken = new Set(['authorization_error', 'APPLICATION_NOT_FOUND', 'invalid_grant'])
const busy = new Map([
  ['QUERY_LIMIT_EXCEEDED', 2],
  ['OPERATION_TIME_LIMIT', 60],
  ['OVERLOAD_LIMIT', 300],
])
const broken = new Set(['INTERNAL_SERVER_ERROR', 'ERROR_UNEXPECTED_ANSWER', 'ERROR_CORE_SQL', 'PORTAL_DELETED'])

const cleaned = (text: string) =>
  text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 300)

/**
 * Reads a refusal by its code, never by its text or its HTTP status: both differ between editions.
 * Bitrix24 docs: _includes/system-errors
 */
export function portalFault(body: { error: unknown; error_description?: unknown }): PortalFault {
  const { error } = body
  const portalCode = typeof error === 'string' ? error : typeof error === 'number' ? String(error) : ''
  const detail = cleaned(typeof body.error_description === 'string' ? body.error_description : '') || portalCode || '—'
  if (expired.has(portalCode)) return { code: 'token-expired', detail, portalCode }
  if (noRights.has(portalCode) || noCatalogueRight.test(portalCode))
    return { code: 'portal.no-rights', detail, portalCode }
  if (deadToken.has(portalCode)) return { code: 'portal.no-token', detail, portalCode }
  if (portalCode === 'PAYMENT_REQUIRED') return { code: 'portal.unpaid', detail, portalCode }
  const seconds = busy.get(portalCode)
  if (seconds !== undefined) return { code: 'portal.limit', detail, portalCode, seconds }
  if (broken.has(portalCode)) return { code: 'portal.outcome-unknown', detail, portalCode }
  return { code: 'portal.refused', detail, portalCode }
}
