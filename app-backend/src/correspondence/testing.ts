import type { PrismaClient } from '@poryadok/prisma'
import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { JumpingClock } from '../platform/clock/clock.ts'
import type { Files } from '../platform/files/create-files.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import type { ParsedLetter } from '../intake/index.ts'
import { playMessages } from '../messages/testing.ts'
import { createWriteOnce, createWriteStore, type Params, type Viewer } from '../portal/index.ts'
import { createRequestStore } from '../requests/index.ts'
import { aPortalClient, type PlayedMethods } from '../requests/testing.ts'
import { createCorrespondence } from './create-correspondence.ts'
import type { CorrespondenceSettings } from './declaration.ts'

export const aParsedLetter = (changes: Partial<ParsedLetter> = {}): ParsedLetter =>
  ({
    messageId: 'm1@zarechie.example',
    inReplyTo: null,
    references: [],
    from: { name: 'Елена Воронцова', address: 'e.vorontsova@zarechie.example' },
    replyTo: null,
    to: 'support@shchit.example',
    cc: 'Борис <b@zarechie.example>, Ivanov@shchit.example',
    subject: 'Не включается ОР-16',
    sentAt: new Date('2026-11-20T12:20:00Z'),
    text: 'Добрый день! Не включается.',
    html: null,
    attachments: [],
    threadIndex: null,
    ...changes,
  }) as ParsedLetter

/** A timeline that keeps activities and loses answers on demand. */
function aTimeline() {
  const activities = new Map<number, Params>()
  /** Calls that took effect, in order. */
  const written: string[] = []
  const lose: { after: string | null } = { after: null }
  const done = <T>(method: string, answer: T): T => {
    written.push(method)
    if (lose.after !== method) return answer
    lose.after = null
    throw new AppError('portal.outcome-unknown', { params: { seconds: 60 } })
  }
  const fieldsOf = (params: Params) => params['fields'] as Params
  const methods: PlayedMethods = {
    'crm.item.get': ({ id }) => ({ item: { id, title: 'Не включается ОР-16', contactIds: [1] } }),
    'crm.contact.list': () => [
      { ID: 1, NAME: 'Елена', LAST_NAME: 'Воронцова', EMAIL: [{ VALUE: 'e.vorontsova@zarechie.example' }] },
    ],
    'crm.activity.add'(params) {
      activities.set(activities.size + 1, { ...fieldsOf(params) })
      return done('crm.activity.add', activities.size)
    },
    'crm.activity.update'({ id, ...params }) {
      Object.assign(activities.get(Number(id)) ?? {}, fieldsOf(params))
      return done('crm.activity.update', true)
    },
    'crm.activity.delete': ({ id }) => done('crm.activity.delete', activities.delete(Number(id))),
    'crm.activity.get': ({ id }) => activities.get(Number(id)) ?? {},
    'crm.activity.list': ({ filter }) =>
      [...activities].flatMap(([ID, one]) =>
        one['ORIGIN_ID'] === (filter as Params)['ORIGIN_ID'] ? [{ ID, ...one }] : [],
      ),
  }
  return { activities, written, lose, methods }
}

/** Files in memory, with rows in the database. */
function playedFiles(prisma: PrismaClient, clock: JumpingClock): Files {
  const bytes = new Map<string, Buffer>()
  return {
    async save({ portalId, purpose, name, content, expiresAt = null }) {
      const whole = await buffer(content as AsyncIterable<Uint8Array>)
      const id = randomUUID()
      bytes.set(id, whole)
      const sha256 = createHash('sha256').update(whole).digest('hex')
      const file = { id, purpose, name, contentType: 'application/pdf', sizeBytes: whole.length, sha256, expiresAt }
      await prisma.storedFile.create({
        data: { ...file, portalId, sizeBytes: BigInt(whole.length), createdAt: clock.now() },
      })
      return { ...file, createdAt: clock.now() }
    },
    async read(portalId: string, id: string) {
      const row = await prisma.storedFile.findFirst({ where: { portalId, id } })
      if (!row) throw new AppError('file.not-found')
      return { file: { ...row, sizeBytes: Number(row.sizeBytes) }, content: Readable.from([bytes.get(id)]) }
    },
  } as Partial<Files> as Files
}

/** The slice over a real database and a played portal, with one request and one letter of its client. */
export async function playCorrespondence(
  database: { prisma: PrismaClient; app: PrismaClient },
  clock: JumpingClock,
  changes: { settings?: Partial<CorrespondenceSettings>; portalLost?: boolean } = {},
) {
  const files = playedFiles(database.app, clock)
  const {
    tenant,
    messages,
    work: workMessages,
    waiting,
    inside,
  } = await playMessages(database, clock, { entityTypeId: 1 }, files)
  const timeline = aTimeline()
  const { portal, asked } = aPortalClient(timeline.methods)
  const requests = createRequestStore(database.app)
  const letters = new Map<number, ParsedLetter>()
  const told: string[] = []
  const settings: CorrespondenceSettings = { undoSeconds: 10, acknowledge: true, ...changes.settings }
  const { deps, queues } = createCorrespondence(database.app, {
    portal,
    details: {
      portal,
      store: requests,
      clock,
      directory: { of: () => Promise.reject(new Error('not played')) },
    } as never,
    requests,
    outgoing: messages.outgoing,
    tokens: { issueMessageId: (_, domain) => `pk.${randomUUID()}@${domain}` },
    files,
    live: { announce: async (_, __, { kind }) => void told.push(kind), follow: () => () => {} },
    writeOnce: createWriteOnce(
      createWriteStore(database.app, async () => {}),
      clock,
    ),
    addJob: (job) => Promise.resolve(void waiting.push(job)),
    clock,
    tenantOf: () => Promise.resolve(tenant),
    settings: () => Promise.resolve(settings),
    isOn: () => Promise.resolve(true),
    namesOf: () => Promise.resolve(new Map([[7, 'Алексей Гордеев']])),
    ownAddresses: () => Promise.resolve(['support@shchit.example']),
    assigns: () => Promise.resolve(true),
    staffOf: () => Promise.resolve((address: string) => address === 'ivanov@shchit.example'),
    readLetter(_, id) {
      const letter = letters.get(id)
      return letter ? Promise.resolve(letter) : Promise.reject(new AppError('letter.not-found'))
    },
    bouncedAddresses: () => Promise.resolve([]),
  })
  const viewer: Viewer = { portalId: tenant.id, userId: 7, name: 'Алексей Гордеев', isAdmin: false, accessToken: 'key' }
  const at = clock.now()
  const address = `support-${tenant.id}@shchit.example`
  const mailbox = await database.prisma.mailbox.create({ data: { portalId: tenant.id, address, createdAt: at } })
  const record = await inside(() =>
    requests.remember({ portalId: tenant.id, entityTypeId: 1, entityId: 41, contactId: 1, companyId: null }, at),
  )

  /** A letter of the client in the request, as intake leaves it. */
  async function aLetter(parsed = aParsedLetter(), row: { outcome?: string; automatic?: string } = {}) {
    const { id } = await database.prisma.letter.create({
      data: {
        portalId: tenant.id,
        mailboxId: mailbox.id,
        requestId: record.id,
        receivedAt: at,
        envelopeFrom: parsed.from?.address ?? '',
        sizeBytes: 1,
        rawSha256: randomUUID(),
        outcome: 'created',
        why: [],
        messageId: parsed.messageId,
        dueAt: at,
        ...row,
      },
    })
    letters.set(id, parsed)
    return id
  }

  /** Does the oldest waiting job of a queue as a worker would. */
  async function workNext(queue: string) {
    const index = waiting.findIndex((job) => job.queue === queue)
    const [job] = index < 0 ? [] : waiting.splice(index, 1)
    if (!job) throw new Error(`no job waits in ${queue}`)
    return redo(job)
  }
  const redo = ({ queue, payload = {} }: NewJob) => {
    const handler = queues[queue]?.handler
    if (!handler) return workMessages(queue, payload)
    const done = { id: 1, portalId: tenant.id, queue, key: queue, payload, dueAt: clock.now(), attempts: 0 }
    return inside(() => handler(done, new AbortController().signal))
  }
  return {
    tenant,
    viewer,
    record,
    mailbox,
    deps,
    messages,
    timeline,
    asked,
    waiting,
    told,
    inside,
    aLetter,
    workNext,
    redo,
  }
}
