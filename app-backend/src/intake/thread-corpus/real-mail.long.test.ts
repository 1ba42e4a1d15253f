import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { appendFileSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { rememberLetter, resolveThread, threadIndexHead, type LetterRefs } from '../../threading/index.ts'
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

/** Trees that a mail server's own test expects. */
const trees = ['thread5', 'thread6', 'thread7', 'thread8']
/** Its other trees, and why ours differ. */
const otherTrees: Record<string, string> = {
  thread: 'ids refer to each other in a ring, which the server cuts and we keep together',
  thread2: 'one letter twice, byte for byte, which is one letter here',
  thread3: 'joined by the subject alone',
  thread4: 'joined by the subject alone',
  'thread-orderedsubject': 'made of subjects',
  'thread-orderedsubject2': 'made of subjects',
}

it('every tree of a mail server’s test is compared, or left out by name', () => {
  const files = readdirSync(join(corpus(), 'imaptest/src/tests')).filter((name) => /^thread[^.]*$/.test(name))
  expect(files.toSorted()).toEqual([...trees, ...Object.keys(otherTrees)].toSorted())
})

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

/**
 * Real letters of Outlook and Exchange, most of them with one of two subjects and nothing to do with each other, and the
 * conversation of a list that one of them began.
 */
function outlookLetters() {
  const sets = ['mail-ruby', 'mimekit', 'mime4j', 'mailparser', 'stalwart-mail', 'zbateson', 'php-mime-mail-parser']
  const written = /^(x-mailer:.*outlook|x-mimeole:|thread-index:)/im
  return sets
    .flatMap((set) => lettersIn(set))
    .filter(
      ({ file, raw }) =>
        file.endsWith('mbox.rlug') || written.test(raw.toString('latin1').split(/\r?\n\r?\n/, 1)[0] ?? ''),
    )
    .map(({ raw }) => raw)
}

/** The head of a conversation that a letter's own headers name, read by a plain union of ids: apart from the rule. */
function headersAlone(letters: readonly ParsedLetter[]): number[] {
  const groups: Set<string>[] = []
  for (const { messageId, inReplyTo, references, threadIndex } of letters) {
    const index = threadIndex === null ? [] : [`index ${Buffer.from(threadIndex, 'base64').toString('hex', 0, 22)}`]
    const names = new Set([messageId, ...(inReplyTo === null ? [] : [inReplyTo]), ...references, ...index])
    const met = groups.filter((group) => [...names].some((name) => group.has(name)))
    for (const one of met) groups.splice(groups.indexOf(one), 1)
    groups.push(new Set([...names, ...met.flatMap((group) => [...group])]))
  }
  return letters.map(({ messageId }) => groups.findIndex((group) => group.has(messageId)))
}

it(
  'letters of Outlook join by their headers alone, however equal their subjects are',
  { timeout: 240_000 },
  async () => {
    const raws = outlookLetters()
    const parsed = await Promise.all(raws.map((raw) => parseLetter(raw)))
    const first = parsed.map(({ messageId }, at) => parsed.findIndex((one) => one.messageId === messageId) === at)
    const letters = parsed.filter((_, at) => first[at])
    const truth = headersAlone(letters)
    const db = createDatabase(database.url, createLogger('silent'))
    const found = await groupedByUs(
      db,
      raws.filter((_, at) => first[at]),
    )
    await db.stop()
    const figures = pairwise(letters.map((_, at) => ({ truth: truth[at] ?? -1, found: found[at] ?? -1 })))
    const subjects = pairwise(letters.map(({ subject }, at) => ({ truth: truth[at] ?? -1, found: numberOf(subject) })))
    figure('Letters of Outlook and Exchange', letters.length, 'letters')
    figure('of them in pairs of one subject', subjects.found, 'pairs')
    figure('pairs that belong together', figures.truth, 'pairs')
    figure('Outlook, pairwise precision', figures.precision, '%')
    figure('Outlook, pairwise recall', figures.recall, '%')
    expect(subjects.found).toBeGreaterThan(50)
    expect(figures.truth).toBeGreaterThan(0)
    expect([figures.precision, figures.recall]).toEqual([100, 100])
  },
)

const subjectNumbers = new Map<string, number>()
function numberOf(subject: string | null): number {
  const key = (subject ?? '').toLowerCase()
  subjectNumbers.set(key, subjectNumbers.get(key) ?? subjectNumbers.size)
  return subjectNumbers.get(key) ?? 0
}

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
  requestsOfClient: () => Promise.resolve([]),
}

const refsOf = (parsed: ParsedLetter, portalId: string, letterId: number): LetterRefs => ({
  portalId,
  letterId,
  writer: 'one@imaptest.example',
  recipients: [],
  messageId: parsed.messageId,
  inReplyTo: parsed.inReplyTo,
  references: parsed.references,
  threadIndex: threadIndexHead(parsed.threadIndex),
  fingerprint: parsed.fingerprint,
})
