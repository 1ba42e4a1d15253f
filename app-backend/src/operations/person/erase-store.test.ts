import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { randomUUID } from 'node:crypto'
import { writeBackup } from '@poryadok/prisma/backup'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { createDatabase, type Database } from '../../platform/db/database.ts'
import { createLogger } from '../../platform/log/logger.ts'
import type { OperationsAudit } from '../audit-line.ts'
import { aServedPortal, now } from '../testing.ts'
import { erasePerson } from './erase-store.ts'
import { exportPerson } from './export-read-model.ts'
import { countHeld } from './held-read-model.ts'

const database = testDatabase()
const clock = { ...createClock(), now: () => now }
const person = { email: 'Elena.Voroncova@zarechie.example', phone: '8 (916) 123-45-67', contactId: 31 }
/** What stands for her in a dump. */
const traces = [
  /elena\.voroncova@zarechie\.example/i,
  /916[^0-9\n]{0,3}123[^0-9\n]{0,3}45[^0-9\n]{0,3}67/,
  /Елена Воронцова/,
]
const address = 'elena.voroncova@zarechie.example'
const audited: OperationsAudit[] = []
let db: Database
let portalId: string
let neighbour: string

/** Her letters, others' letters that name her, and traces in every kind of table; the same person is known to two portals. */
async function fill(id: string) {
  const { prisma } = database
  const mailbox = await prisma.mailbox.findFirstOrThrow({ where: { portalId: id } })
  const request = await prisma.requestRecord.create({
    data: { portalId: id, entityTypeId: 1, entityId: 5, contactId: 31, createdAt: now },
  })
  const letter = {
    portalId: id,
    mailboxId: mailbox.id,
    receivedAt: now,
    sizeBytes: 1,
    rawSha256: '',
    why: [],
    dueAt: now,
  }
  const made = async (from: string, name: string, text: string, requestId: number | null) => {
    const row = await prisma.letter.create({
      data: {
        ...letter,
        envelopeFrom: from,
        fromAddress: from,
        fromName: name,
        subject: text,
        outcome: 'created',
        requestId,
      },
    })
    await prisma.letterRaw.create({
      data: { letterId: row.id, portalId: id, raw: Buffer.from(`From: ${from}\r\n\r\n${text}`) },
    })
    const ref = { portalId: id, messageId: `<${row.id}@x>`, fingerprint: '', seenAt: now }
    await prisma.messageRef.create({ data: { ...ref, idHash: randomUUID(), correspondent: from, letterId: row.id } })
    return row.id
  }
  await made(address, 'Елена Воронцова', 'Сломался кран', request.id)
  const other = await made('ivan@zarechie.example', 'Иван Петров', `Пишите на ELENA.Voroncova@zarechie.example`, null)
  await made('not-elena.voroncova@zarechie.example', 'Пётр Иванов', 'телефон +7 916 123-45-678', null)
  const decision = { portalId: id, kind: 'client', outcome: 'found', decidedAt: now }
  await prisma.decision.createMany({
    data: [
      { ...decision, letterId: other, because: [{ code: 'by-address', params: { address } }] },
      { ...decision, because: [], entityTypeId: 3, entityId: 31 },
      { ...decision, because: [], entityTypeId: 3, entityId: 32 },
    ],
  })
  await prisma.auditEvent.createMany({
    data: [
      { text: 'елена воронцова, +7 (916) 123-45-67', before: { phone: '+79161234567' }, entityTypeId: 3, entityId: 31 },
      { text: `добавлен ${address}`, after: { list: [address, 'x@zarechie.example'] } },
      { text: 'ничего личного', after: { days: 5 } },
    ].map((row) => ({ ...row, portalId: id, at: now, actorKind: 'person', actorId: '1', action: 'a' })),
  })
  const run = await prisma.ledgerRun.create({
    data: { id: randomUUID(), portalId: id, rule: 'r', mode: 'live', cause: {}, startedAt: now },
  })
  await prisma.ledgerEntry.create({
    data: {
      portalId: id,
      runId: run.id,
      key: 'k',
      entityTypeId: 1,
      entityId: 5,
      action: 'update',
      method: 'crm.item.update',
      params: { fields: { comments: `Звонила Елена Воронцова, 8-916-123-45-67` } },
      before: {},
      after: { email: address },
      because: [],
      state: 'done',
      createdAt: now,
    },
  })
  const outgoing = { portalId: id, messageId: 'm', fromName: 'f', fromAddress: 's@zavod.example', state: 'sent' }
  await prisma.outgoingLetter.create({
    data: {
      ...outgoing,
      key: 'o',
      to: [address],
      cc: [],
      subject: 'Ответ',
      text: 'Здравствуйте',
      files: [],
      createdAt: now,
    },
  })
  const times = { createdAt: now, sendAt: now }
  await prisma.notice.create({
    data: { portalId: id, userId: 1, kind: 'k', params: { from: address }, state: 'sent', ...times },
  })
  const snapshot = { portalId: id, seenAt: now, companyIds: [] }
  await prisma.recordSnapshot.createMany({
    data: [
      { ...snapshot, entityTypeId: 3, entityId: 31, title: 'Елена Воронцова', contactIds: [] },
      { ...snapshot, entityTypeId: 1, entityId: 6, title: 'Кран', contactIds: [32] },
    ],
  })
  const job = { portalId: id, turn: id, queue: 'q', key: 'k', state: 'dead', dueAt: now, createdAt: now }
  await prisma.job.create({ data: { ...job, payload: { to: address }, lastError: `550 ${address} unknown` } })
}

async function dump(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'dump-'))
  const { file } = await writeBackup({ url: database.url, now: () => now }, join(folder, 'x'))
  // COPY writes the bytes of letters as hex: they are looked at as what they are.
  const text = gunzipSync(readFileSync(file)).toString('utf8')
  rmSync(folder, { recursive: true })
  return text + text.replaceAll(/\\\\x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('utf8'))
}

beforeAll(async () => {
  db = createDatabase(database.url, createLogger('silent'))
  portalId = await aServedPortal(database.prisma)
  neighbour = await aServedPortal(database.prisma)
  await fill(portalId)
  await fill(neighbour)
})
afterAll(() => db.stop())

describe('a person', () => {
  it('is found in every table, by address, number, name and record', async () => {
    const held = await countHeld(db.prisma, portalId, person)
    expect(held).toEqual({
      audit_event: 2,
      decision: 2,
      job: 1,
      ledger_entry: 1,
      letter: 2,
      letter_raw: 2,
      message_ref: 1,
      notice: 1,
      outgoing_letter: 1,
      record_snapshot: 1,
      request_record: 1,
    })
  })

  it('gets everything that is held, letters as they came', async () => {
    const parts: string[] = []
    for await (const part of exportPerson({ prisma: db.prisma, clock }, portalId, person)) parts.push(part)
    const { tables } = JSON.parse(parts.join('')) as { tables: Record<string, Record<string, unknown>[]> }
    const raw = Buffer.from(String(tables['letter_raw']?.[0]?.['raw']), 'base64').toString()
    expect(raw).toContain('Сломался кран')
    expect(tables['outgoing_letter']?.[0]).toMatchObject({ to: [address], text: 'Здравствуйте' })
    expect(tables['audit_event']).toHaveLength(2)
  })

  it('is erased: a dump of the database holds no trace of them', async () => {
    await database.prisma.portal.delete({ where: { id: neighbour } })
    await database.prisma.decision.deleteMany({ where: { portalId: neighbour } })
    for (const table of ['letter_raw', 'message_ref', 'ledger_entry', 'rest_call'])
      await database.prisma.$executeRawUnsafe(`DELETE FROM ${table} WHERE portal_id = '${neighbour}'::uuid`)
    const before = await dump()
    expect(traces.filter((trace) => trace.test(before))).toEqual(traces)
    const deps = { db, clock, audit: (_tx: unknown, line: OperationsAudit) => Promise.resolve(void audited.push(line)) }
    const report = await erasePerson(deps, { portalId, userId: 7 }, person)
    const after = (await dump()).replaceAll('not-elena.voroncova@zarechie.example', '').replaceAll('123-45-678', '')
    expect(traces.filter((trace) => trace.test(after))).toEqual([])
    expect(report.removed).toMatchObject({ letter: 1, letter_raw: 2, decision: 2, outgoing_letter: 1, job: 1 })
    expect(report.changed).toEqual({ audit_event: 2, ledger_entry: 1, letter: 1, request_record: 1 })
    // The line that an act on the record was audited stays, with the record's number alone.
    expect(await countHeld(db.prisma, portalId, person)).toEqual({ audit_event: 1 })
  })

  it('leaves what belongs to others, and the audit says how much was erased but not of whom', async () => {
    const letters = await database.prisma.letter.findMany({ where: { portalId }, orderBy: { id: 'asc' } })
    expect(letters.map(({ fromName }) => fromName)).toEqual(['Иван Петров', 'Пётр Иванов'])
    expect(letters[1]?.subject).toBe('телефон +7 916 123-45-678')
    const trail = await database.prisma.auditEvent.findMany({ where: { portalId }, orderBy: { id: 'asc' } })
    expect(trail.map(({ text }) => text)).toEqual(['', 'добавлен ***', 'ничего личного'])
    expect(trail[1]?.after).toEqual({ list: ['***', 'x@zarechie.example'] })
    expect(audited).toEqual([expect.objectContaining({ action: 'person.erased', portalId, userId: 7 })])
    expect(JSON.stringify(audited)).not.toMatch(/zarechie|916\D{0,3}123|123-45-67/)
  })
})

it('a phone that is no number is refused rather than looked for', async () => {
  await expect(countHeld(db.prisma, portalId, { phone: 'call me' })).rejects.toThrow('operations.person-unclear')
})

it('a person of another portal stays as they are', async () => {
  const other = await aServedPortal(database.prisma)
  await fill(other)
  await erasePerson({ db, clock, audit: () => Promise.resolve() }, { portalId, userId: 7 }, person)
  expect(await countHeld(db.prisma, other, person)).toMatchObject({ letter: 2, outgoing_letter: 1 })
})
