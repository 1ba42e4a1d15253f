import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { appendFileSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { rememberLetter, resolveThread, type LetterRefs } from '../../threading/index.ts'
import { parseLetter } from '../parse/parse-letter.ts'
import type { ParsedLetter } from '../parse/parsed-letter.ts'
import { automaticMail } from '../rules/automatic-mail.ts'
import type { AutomaticKind } from '../rules/automatic-signals.ts'
import { aPortal, arrive, testTokens } from '../testing.ts'
import { createDatabase } from '../../platform/db/database.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { pairwise } from './pairwise.ts'

const database = testDatabase()
const corpus = () => {
  const folder = process.env['PORYADOK_CORPUS']
  if (!folder) throw new Error('PORYADOK_CORPUS must name the folder of the mail corpus')
  return folder
}
const mailHeader = /^(from|to|subject|date|received|message-id|mime-version|return-path|x-[a-z-]+)[ \t]*:/im

/** Letters of a set; an mbox file holds several. */
function lettersIn(set: string, leave = /^$/): { file: string; raw: Buffer }[] {
  const entries = readdirSync(join(corpus(), set), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return files
    .map((path) => ({ file: relative(corpus(), path), raw: readFileSync(path) }))
    .filter(({ file }) => !/_LICENSE|_SOURCE|\.(json|html|md)$/.test(file) && !leave.test(file))
    .flatMap(({ file, raw }) => mailsIn(raw).map((one) => ({ file, raw: one })))
    .filter(({ raw }) => mailHeader.test(raw.subarray(0, 4_096).toString('latin1')))
}

function mailsIn(raw: Buffer): Buffer[] {
  const text = raw.toString('latin1')
  if (!/^From \S+.*\d{4}/.test(text)) return [raw]
  const parts = text.split(/^From \S+.*\d{4}.*\r?\n/m).filter((part) => part.trim() !== '')
  return parts.map((part) => Buffer.from(part, 'latin1'))
}

/** A figure for the terminal, and for docs/measurements.md when the long run collects them. */
function figure(name: string, value: number, unit: string) {
  process.stdout.write(`${name}: ${value} ${unit}\n`)
  const file = process.env['PORYADOK_FIGURES']
  if (file) appendFileSync(file, `${JSON.stringify({ name, value, unit })}\n`)
}

async function kindOf(raw: Buffer): Promise<AutomaticKind | null> {
  const { signals, from, text, report } = await parseLetter(raw)
  const bounced = /^return-path:\s*<\s*>/im.test(raw.subarray(0, 4_096).toString('latin1'))
  const envelopeFrom = bounced ? '' : 'sender@corpus.example'
  return automaticMail({ signals, envelopeFrom, from: from?.address ?? null, text, report, own: [] })?.kind ?? null
}

it('bounces and auto-replies of real servers open no request', { timeout: 600_000 }, async () => {
  // The set keeps apart what is no bounce.
  const letters = lettersIn('sisimai', /[\\/]not[\\/]/)
  const kinds = await Promise.all(letters.map(({ raw }) => kindOf(raw)))
  const known = kinds.filter((kind) => kind !== null)
  const share = (known.length / kinds.length) * 100
  figure('Bounces and auto-replies of real servers', kinds.length, 'letters')
  figure('of them known as automatic', Math.round(share * 100) / 100, '%')
  for (const kind of new Set(known)) figure(`kind ${kind}`, known.filter((one) => one === kind).length, 'letters')
  expect(share).toBeGreaterThanOrEqual(99)
})

it('no letter of a person is called automatic', { timeout: 600_000 }, async () => {
  // Of these sets two are no letters of persons: a delivery report and a letter of a mailing list.
  const leave = /delivery-status\.eml|large_text\.eml/
  const letters = [...lettersIn('talon', leave), ...lettersIn('mailparser', leave)]
  const kinds = await Promise.all(letters.map(({ raw }) => kindOf(raw)))
  figure('Letters of persons', letters.length, 'letters')
  figure('of them called automatic', kinds.filter((kind) => kind !== null).length, 'letters')
  expect(letters.length).toBeGreaterThan(20)
  expect(letters.filter((_, at) => kinds[at] !== null).map(({ file }) => file)).toEqual([])
})

/**
 * Trees that a mail server's own test expects. Two kinds are left out: where equal subjects join (never here), and where ids refer
 * to each other in a ring, which the server cuts and we keep together.
 */
const trees = ['thread5', 'thread6', 'thread7', 'thread8']

it('threads of a mail server’s test are those that it expects', { timeout: 120_000 }, async () => {
  const db = createDatabase(database.url, createLogger('silent'))
  const all: { truth: number; found: number }[] = []
  for (const [at, name] of trees.entries()) {
    const folder = join(corpus(), 'imaptest/src/tests')
    const expected = groupsOf(readFileSync(join(folder, name), 'utf8'))
    const found = await groupedByUs(db, mailsIn(readFileSync(join(folder, `${name}.mbox`))).slice(0, expected.length))
    all.push(
      ...expected.map((truth, index) => ({ truth: at * 100 + truth, found: at * 1_000_000 + (found[index] ?? -1) })),
    )
  }
  await db.stop()
  const { letters, precision, recall } = pairwise(all)
  figure('Letters in trees of a mail server’s test', letters, 'letters')
  figure('Trees, pairwise precision', precision, '%')
  figure('Trees, pairwise recall', recall, '%')
  expect([precision, recall]).toEqual([100, 100])
})

/** «* thread (1 (2 4)(3))(5)»: the number of the group of each letter, in order. */
function groupsOf(text: string): number[] {
  const line = /^\* thread (\(.*\))$/im.exec(text)?.[1] ?? ''
  const groups: number[] = []
  let depth = 0
  let group = 0
  for (const [token] of line.matchAll(/\(|\)|\d+/g)) {
    if (token === '(') {
      if (depth === 0) group += 1
      depth += 1
    } else if (token === ')') depth -= 1
    else groups[Number(token) - 1] = group
  }
  return groups
}

async function groupedByUs(db: ReturnType<typeof createDatabase>, mails: readonly Buffer[]): Promise<number[]> {
  const address = `${Math.trunc(performance.now() * 1_000)}@poryadok.example`
  const portalId = await aPortal(database.prisma, [address])
  const found: number[] = []
  for (const [at, raw] of mails.entries()) {
    const parsed = await parseLetter(raw)
    const refs = refsOf(parsed, portalId, await arrive(db, address, raw, new Date(0)))
    const answer = await inPortal(portalId, () => resolveThread(db.prisma, refs, around))
    const data = { portalId, entityTypeId: 1, entityId: at + 1, createdAt: new Date(0) }
    const requestId =
      answer.kind === 'join' ? answer.requestId : (await database.prisma.requestRecord.create({ data })).id
    await inPortal(portalId, () => rememberLetter(db.prisma, refs, { requestId, taskId: null }, new Date(0)))
    found.push(requestId)
  }
  return found
}

const around = {
  staff: false,
  anyone: false,
  addressedTo: [],
  waiting: [],
  tokens: testTokens,
  portalLetters: () => Promise.resolve(new Map()),
}

const refsOf = (parsed: ParsedLetter, portalId: string, letterId: number): LetterRefs => ({
  portalId,
  letterId,
  writer: 'one@imaptest.example',
  recipients: [],
  messageId: parsed.messageId,
  inReplyTo: parsed.inReplyTo,
  references: parsed.references,
  threadIndex: null,
  fingerprint: parsed.fingerprint,
})
