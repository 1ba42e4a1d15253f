import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((item) => item !== ''))

const key = z.string().transform((text) => Buffer.from(text, 'base64'))

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
  /** Hosts (host or host:port) in private networks from which recordings are fetched and which webhooks may call; empty in the cloud. */
  CENTER_PRIVATE_HOSTS: list,
  /** Where Google gives access to service accounts, and where its spreadsheets are; others in tests only. */
  GOOGLE_TOKEN_URL: z.url().default('https://oauth2.googleapis.com/token'),
  GOOGLE_SHEETS_URL: z
    .url()
    .default('https://sheets.googleapis.com')
    .transform((url) => url.replace(/\/+$/, '')),
  /** Proxies before this app (addresses or networks): what they say of who calls is believed. Nobody's word else. */
  TRUSTED_PROXIES: list,
  /** Mail servers (host or host:port) in private networks that may be called; empty in the cloud. */
  MAIL_PRIVATE_HOSTS: list,
  /** 32 bytes, base64: seals tokens in the database and signs sessions. */
  SECRET_KEY: z
    .string()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((key) => key.length === 32, 'must be 32 bytes in base64 (openssl rand -base64 32)'),
  /** Keys that were `SECRET_KEY` before, newest first: what they sealed opens, and is sealed anew by the present one. */
  SECRET_KEY_OLD: list.pipe(
    z.array(key.refine((one) => one.length === 32, 'each must be 32 bytes in base64 (openssl rand -base64 32)')),
  ),
  /** all: everything in one process; web: screens and events; worker: letters, jobs and other background work. */
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  /** Who asks for `/metrics` shows it as a bearer token; without one nobody gets them. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Folders whose disks the health page watches: attachments, and the database's where it is on this machine. */
  WATCH_DIRS: list.transform((folders) => (folders.length > 0 ? folders : [process.cwd()])),
  /** off: backups are made by other means than `backup`, and their age is not watched. */
  WATCH_BACKUPS: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Demo and tests: stream of the clock to follow. */
  CLOCK_URL: z.url().optional(),
  /** Files that the product keeps; with S3 only those on their way in. All processes see the same folder. */
  FILES_DIR: z.string().default(fileURLToPath(new URL('../../.data/files', import.meta.url))),
  /** Largest file, MiB, and all files of a portal together, GiB. */
  FILES_MAX_MB: z.coerce.number().int().positive().default(100),
  FILES_PORTAL_GB: z.coerce.number().int().positive().default(10),
  /** An S3-compatible store instead of the folder, e.g. https://storage.example; its bucket is named in the path. */
  FILES_S3_ENDPOINT: z.url().optional(),
  FILES_S3_BUCKET: z.string().default('poryadok'),
  FILES_S3_REGION: z.string().default('us-east-1'),
  FILES_S3_KEY: z.string().default(''),
  FILES_S3_SECRET: z.string().default(''),
  /** Goes before every key, e.g. `poryadok/`. */
  FILES_S3_PREFIX: z.string().default(''),
  /** Built screens. */
  FRONTEND_DIR: z.string().default(fileURLToPath(new URL('../../app-frontend/dist', import.meta.url))),
})

export type Config = z.infer<typeof shape>
/** Names of everything that is read, for the page that explains it. */
export const configVariables: readonly string[] = Object.keys(shape.shape)

/** Reads the environment; throws one error that names every fault. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const result = shape.safeParse(given)
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The environment is not complete:\n${faults.join('\n')}`)
}
