import { testDatabase } from '@poryadok/prisma/testing'
import { appendFileSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordDecisions } from '../audit/index.ts'
import { createClock } from '../platform/clock/clock.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { createLogger } from '../platform/log/logger.ts'
import type { ProcessDeps } from './intake-deps.ts'
import { createParsePool } from './parse/parse-pool.ts'
import { processNext } from './process-letter.ts'
import { startSmtp } from './smtp/start-smtp.ts'
import { aPortal, fakePortal } from './testing.ts'

/** Sets of single mails in the folder that PORYADOK_CORPUS names. */
const sets = [
  'mail-ruby',
  'mimekit',
  'mime4j',
  'mailparser',
  'postal-mime',
  'stalwart-mail',
  'zbateson',
  'php-mime-mail-parser',
  'sisimai',
  'talon',
  'imaptest',
]
const notMail =
  /\.(xml|json|out|html|png|jpe?g|gif|doc|dat|bin|list|rtf|tnef|md|gitignore|gitattributes|key|pem|crt|p12|pfx|gpg|asc|css|bmp|pdf)$|[\\/](_LICENSE[\\/].*|_SOURCE)$|[\\/]imaptest[\\/].*[\\/][^.]+$/i
const mailHeader =
  /^(from|to|subject|date|received|message-id|mime-version|content-type|return-path|x-[a-z-]+)[ \t]*:/im

interface Mail {
  set: string
  file: string
  raw: Buffer
}

function corpus(): Mail[] {
  const folder = process.env['PORYADOK_CORPUS']
  if (!folder) throw new Error('PORYADOK_CORPUS must name the folder of the mail corpus')
  return sets.flatMap((set) => {
    const files = readdirSync(join(folder, set), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    const paths = files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !notMail.test(path))
    const mails = paths.map((path) => ({ set, file: relative(folder, path), raw: readFileSync(path) }))
    return mails.flatMap(mailsIn).filter(({ raw }) => mailHeader.test(raw.subarray(0, 4_096).toString('latin1')))
  })
}

/** An mbox file holds several mails, parted by lines «From address date». */
function mailsIn({ set, file, raw }: Mail): Mail[] {
  const text = raw.toString('latin1')
  if (!/^From \S+.*\d{4}\r?\n/.test(text)) return [{ set, file, raw }]
  const parts = text.split(/^From \S+.*\d{4}\r?\n/m).filter((part) => part.trim() !== '')
  return parts.map((part, index) => ({ set, file: `${file}#${index}`, raw: Buffer.from(part, 'latin1') }))
}

const database = testDatabase()
const log = createLogger('silent')
const support = 'support@poryadok.example'
let db: Database
beforeAll(() => {
  db = createDatabase(database.url, log)
})
afterAll(() => db.stop())

async function sendAll(port: number, mails: readonly Mail[]) {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    pool: true,
    maxConnections: 4,
    maxMessages: Infinity,
  })
  const refused: string[] = []
  const sendOne = async ({ raw, file }: Mail) => {
    const bounce = /^return-path:\s*<\s*>/im.test(raw.subarray(0, 4_096).toString('latin1'))
    await transport
      .sendMail({ envelope: { from: bounce ? '' : 'sender@corpus.example', to: support }, raw })
      .catch(() => refused.push(file))
  }
  await Promise.all(mails.map(sendOne))
  transport.close()
  return refused
}

/** A figure for the terminal, and for docs/measurements.md when the long run collects them. */
function figure(name: string, value: number, unit: string) {
  process.stdout.write(`${name}: ${value} ${unit}\n`)
  const file = process.env['PORYADOK_FIGURES']
  if (file) appendFileSync(file, `${JSON.stringify({ name, value, unit })}\n`)
}

it(
  'every letter of the corpus ends with exactly one outcome, and the process lives',
  { timeout: 1_200_000 },
  async () => {
    const mails = corpus()
    await aPortal(database.prisma, [support])
    const clock = createClock()
    const pool = createParsePool()
    const portal = fakePortal(database.prisma)
    const deps: ProcessDeps = {
      db,
      clock,
      log,
      pool,
      recordDecisions,
      handled: () => Promise.resolve(),
      openRequest: portal.openRequest,
      joinRequest: portal.joinRequest,
      taskReply: portal.taskReply,
      automatic: portal.automatic,
      threads: portal.threads,
    }
    const smtp = await startSmtp({ db, clock, log, config: { SMTP_HOST: '127.0.0.1', SMTP_PORT: 0, SMTP_MAX_MB: 35 } })
    const refused = await sendAll(smtp.port, mails)
    await smtp.stop()

    const times: number[] = []
    for (let round = 1; (await database.prisma.letter.count({ where: { outcome: 'waiting' } })) > 0; round += 1) {
      for (let more = true; more;) {
        const started = performance.now()
        more = await processNext(deps)
        times.push(performance.now() - started)
      }
      clock.setOffset(round * 60_000)
    }
    await pool.stop()

    const groups = await database.prisma.letter.groupBy({ by: ['outcome'], _count: { _all: true } })
    const counts = Object.fromEntries(groups.map((group) => [group.outcome, group._count._all]))
    const sorted = times.toSorted((one, other) => one - other)
    const slowest = sorted.at(-1) ?? 0
    const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0
    const quarantined = await database.prisma.letter.findMany({
      where: { outcome: 'quarantined' },
      select: { why: true },
    })
    const reasons = quarantined.flatMap(({ why }) => (why as { code: string }[]).map(({ code }) => code))
    figure('letters of the corpus sent', mails.length, 'letters')
    for (const [outcome, count] of Object.entries(counts)) figure(`letters ${outcome}`, count, 'letters')
    for (const code of new Set(reasons))
      figure(`quarantined: ${code}`, reasons.filter((one) => one === code).length, 'letters')
    figure('try of a letter, 99th percentile', Math.round(p99), 'ms')
    figure('try of a letter, slowest', Math.round(slowest), 'ms')

    const { created = 0, joined = 0, ignored = 0, quarantined: set = 0 } = counts
    expect(refused).toEqual([])
    expect(created + joined + ignored + set).toBe(mails.length)
    expect(portal.journal.letters.size).toBe(created + joined)
    expect(slowest).toBeLessThan(10_000)
  },
)
