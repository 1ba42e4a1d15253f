import type { MailFault } from './mail-faults.ts'

/** What libraries and sockets leave in their errors. */
export interface ServerError {
  code?: string | undefined
  message?: string | undefined
  authenticationFailed?: boolean | undefined
  /** The IMAP response code, e.g. AUTHENTICATIONFAILED (RFC 5530). */
  serverResponseCode?: string | undefined
  /** The server's words. */
  responseText?: string | undefined
  response?: string | undefined
  /** SMTP reply code. */
  responseCode?: number | undefined
  tlsFailed?: boolean | undefined
  cause?: unknown
}

const names = new Set(['ENOTFOUND', 'EDNS', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME'])
const silences = new Set([
  'ETIMEDOUT',
  'ETIMEOUT',
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
])
const losses = new Set(['ECONNRESET', 'EPIPE', 'EConnectionClosed', 'NoConnection', 'ECONNECTION', 'StateLogout'])
const noTls = new Set([
  'EPROTO',
  'UPGRADE_TIMEOUT',
  'ETLS',
  'ClosedAfterConnectTLS',
  'MissingServerExtension',
  'STARTTLS_INJECTION',
])
const certificates =
  /^(CERT_|DEPTH_ZERO_|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH)/
/** Response codes of a server that says no for now (RFC 5530), whoever signs in. */
const laterCodes = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG'])
const laterWords = /too many|temporar|later|rate limit|слишком много|позже/i

/** Which fault of a mail server an error means: one that a person can act on. */
export function mailFault(error: ServerError): { fault: MailFault; detail: string } {
  return { fault: faultOf(error), detail: wordsOf(error) }
}

function faultOf(error: ServerError): MailFault {
  const { code = '', message = '' } = error
  if (code === 'mail.private-address' || code === 'portal.private-address') return 'private'
  if (error.authenticationFailed || code === 'EAUTH') return signIn(error)
  if (certificates.test(code)) return 'certificate'
  if (names.has(code)) return 'name'
  if (code === 'ECONNREFUSED') return 'refused'
  if (silences.has(code) || /does not answer|timeout/i.test(message)) return 'no-answer'
  if (noTls.has(code) || code.startsWith('ERR_SSL') || error.tlsFailed === true || /STARTTLS/.test(message))
    return inner(error) ?? 'no-encryption'
  if (losses.has(code)) return inner(error) ?? 'lost'
  if (code === 'ESOCKET') return inner(error) ?? 'lost'
  return 'protocol'
}

/** What a wrapper hides. */
function inner({ cause }: ServerError): MailFault | null {
  const fault = typeof cause === 'object' && cause !== null ? faultOf(cause) : 'protocol'
  return fault === 'protocol' ? null : fault
}

function signIn({ serverResponseCode = '', responseCode, responseText, response, message }: ServerError): MailFault {
  if (laterCodes.has(serverResponseCode.toUpperCase())) return 'login-later'
  if (responseCode !== undefined && responseCode < 500) return 'login-later'
  const words = responseText ?? response ?? message ?? ''
  return serverResponseCode === '' && laterWords.test(words) ? 'login-later' : 'login'
}

/** Control characters of a server's answer have no business on a screen. */
const wordsOf = ({ responseText, response, message = '' }: ServerError): string =>
  (responseText ?? (typeof response === 'string' ? response : undefined) ?? message)
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)
