/** A refusal as the vendor words it. Bitrix24 docs: _includes/system-errors. */
export class RestError extends Error {
  readonly code: string
  readonly status: number
  readonly extra: Record<string, unknown>

  constructor(code: string, description: string, status = 400, extra: Record<string, unknown> = {}) {
    super(description)
    this.code = code
    this.status = status
    this.extra = extra
  }

  body(): Record<string, unknown> {
    return { error: this.code, error_description: this.message, ...this.extra }
  }
}

/** Statuses with which a box answers where the documentation, and the cloud, say 403. */
const BOX_STATUS: Readonly<Record<string, number>> = {
  insufficient_scope: 401,
  user_access_error: 401,
  INVALID_CREDENTIALS: 401,
  INVALID_REQUEST: 401,
  OVERLOAD_LIMIT: 401,
  PORTAL_DELETED: 403,
}

/** HTTP status of a refusal: clients are to branch on the code, editions differ in the status. */
export function statusIn(edition: 'cloud' | 'box', error: RestError): number {
  return edition === 'box' ? (BOX_STATUS[error.code] ?? error.status) : error.status
}

/** Errors that any method may answer with; the statuses are those of the documentation. */
export const refusal = {
  methodNotFound: () => new RestError('ERROR_METHOD_NOT_FOUND', 'Method not found!', 404),
  noAuth: () => new RestError('NO_AUTH_FOUND', 'Wrong authorization data', 401),
  expired: () => new RestError('expired_token', 'The access token provided has expired.', 401),
  insufficientScope: () =>
    new RestError(
      'insufficient_scope',
      'The request requires higher privileges than provided by the access token',
      403,
    ),
  dismissed: () => new RestError('authorization_error', 'Unable to authorize user', 401),
  appNotFound: () => new RestError('APPLICATION_NOT_FOUND', 'Application not found', 401),
  badWebhook: () => new RestError('INVALID_CREDENTIALS', 'Invalid request credentials', 403),
  accessDenied: () => new RestError('ACCESS_DENIED', 'Access denied!', 403),
  needsApp: () =>
    new RestError(
      'WRONG_AUTH_TYPE',
      'Current authorization type is denied for this method Application context required',
      403,
    ),
  tooMany: () => new RestError('QUERY_LIMIT_EXCEEDED', 'Too many requests', 503),
  operating: () => new RestError('OPERATION_TIME_LIMIT', 'Method is blocked due to operation time limit.', 429),
  userAccess: () => new RestError('user_access_error', 'The user does not have access to the application.', 403),
  paymentRequired: () => new RestError('PAYMENT_REQUIRED', 'Payment required', 401),
  commercialOnly: () => new RestError('ACCESS_DENIED', 'REST API is available only on commercial plans.', 403),
  overload: () => new RestError('OVERLOAD_LIMIT', 'REST API is blocked due to overload.', 503),
  portalClosed: () => new RestError('PORTAL_DELETED', 'Portal was deleted', 500),
  httpsRequired: () => new RestError('INVALID_REQUEST', 'Https required.', 400),
  licence: () => new RestError('WRONG_LICENSE', 'Wrong license', 403),
  tooLong: () => new RestError('ERROR_UNEXPECTED_ANSWER', 'Server returned an unexpected response', 500),
  manifest: () => new RestError('ERROR_MANIFEST_IS_NOT_AVAILABLE', 'Manifest is not available', 404),
  internal: () => new RestError('INTERNAL_SERVER_ERROR', 'Internal server error', 500),
  argument: (argument: string, description?: string) =>
    new RestError('ERROR_ARGUMENT', description ?? `Argument '${argument}' is null or empty`, 400, { argument }),
  core: (description: string) => new RestError('ERROR_CORE', description, 400),
  notFoundOld: () => new RestError('', 'Not found', 400),
  itemNotFound: () => new RestError('NOT_FOUND', 'Элемент не найден', 400),
  intranetOnly: () =>
    new RestError('allowed_only_intranet_user', 'Действие разрешено только интранет-пользователям', 403),
  itemUnreadable: () => new RestError('ACCESS_DENIED', 'У Вас нет прав на просмотр этого элемента', 400),
  itemDenied: () => new RestError('ACCESS_DENIED', 'Доступ запрещен', 400),
} as const

/** The connection dies here instead of an answer (fault `cut` before the work, `lost-answer` after it). */
export class ConnectionCut extends Error {}
