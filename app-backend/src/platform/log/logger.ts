import pino, { type Logger as PinoLogger } from 'pino'

export type Logger = PinoLogger

/** Names of values that never reach a log, wherever they stand one or two levels deep. */
const secret = [
  'access_token',
  'refresh_token',
  'application_token',
  'accessToken',
  'refreshToken',
  'applicationToken',
  'client_secret',
  'clientSecret',
  'auth',
  'AUTH_ID',
  'REFRESH_ID',
  'password',
  'authorization',
  'token',
  'secretKey',
]

/** Structured log to stdout; `level` is a pino level or 'silent'. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [...secret, ...secret.map((name) => `*.${name}`), ...secret.map((name) => `*.*.${name}`)],
      censor: '***',
    },
  })
}
