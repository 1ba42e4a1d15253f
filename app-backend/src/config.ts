import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((item) => item !== ''))

const shape = z.object({
  /** PostgreSQL >= 15; the product works as the role `poryadok_app`, whoever signs in here. */
  DATABASE_URL: z.string().min(1),
  /** Who owns the tables and brings them up to date at start; `DATABASE_URL` unless given. */
  DATABASE_OWNER_URL: z.string().min(1).optional(),
  /** Where browsers and the portal reach this app, e.g. https://app.example; no path. */
  PUBLIC_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  SMTP_HOST: z.string().default('127.0.0.1'),
  SMTP_PORT: z.coerce.number().int().min(0).max(65535).default(2525),
  /** Largest letter taken in, MiB. */
  SMTP_MAX_MB: z.coerce.number().int().positive().default(35),
  B24_CLIENT_ID: z.string().min(1),
  B24_CLIENT_SECRET: z.string().min(1),
  /** Authorisation servers that may be asked with our secret, as origins. */
  B24_OAUTH_SERVERS: list
    .pipe(z.array(z.url()))
    .transform((urls) => (urls.length > 0 ? urls : ['https://oauth.bitrix24.tech', 'https://oauth.bitrix.info'])),
  /** Portal hosts (host or host:port) in private networks that may be called; empty in the cloud. */
  B24_PRIVATE_HOSTS: list,
  /** 32 bytes, base64: seals tokens in the database and signs sessions. */
  SECRET_KEY: z
    .string()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((key) => key.length === 32, 'must be 32 bytes in base64 (openssl rand -base64 32)'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Demo and tests: stream of the clock to follow. */
  CLOCK_URL: z.url().optional(),
  /** Built screens. */
  FRONTEND_DIR: z.string().default(fileURLToPath(new URL('../../app-frontend/dist', import.meta.url))),
})

export type Config = z.infer<typeof shape>

/** Reads the environment; throws one error that names every fault. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const result = shape.safeParse(given)
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The environment is not complete:\n${faults.join('\n')}`)
}
