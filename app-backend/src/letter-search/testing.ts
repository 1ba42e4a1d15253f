import type { PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import type { BatchItem, Command, PortalClient, Viewer } from '../portal/index.ts'
import { saveLetterWords, saveSentWords } from './words-store.ts'

export const aViewer = (portalId: string, userId = 2): Viewer => ({
  portalId,
  userId,
  name: 'Олег',
  isAdmin: false,
  accessToken: `token-${userId}`,
})

/** A portal that shows only some records to a viewer, and counts the REST requests. */
export function aPortalShowing(readable: ReadonlySet<number>) {
  const played = { requests: 0, asked: [] as number[] }
  const nobody = () => Promise.reject(new Error('nobody plays it'))
  const portal: PortalClient = {
    call: nobody,
    upload: nobody,
    batch<Key extends string>(_: unknown, commands: Record<Key, Command>) {
      played.requests += 1
      const answers = Object.entries<Command>(commands).map(([key, { params = {} }]): [string, BatchItem] => {
        const ids = (params['filter'] as { '@id': number[] })['@id']
        played.asked.push(...ids)
        const items = ids.filter((id) => readable.has(id)).map((id) => ({ id, title: `Запрос ${id}` }))
        return [key, { ok: true, result: { items } }]
      })
      return Promise.resolve(Object.fromEntries(answers) as Record<Key, BatchItem>)
    },
  }
  return { portal, played }
}

export interface LetterSeed {
  subject?: string
  text?: string
  people?: string
  files?: string
  /** Number of the request in the portal; null: the letter has none. */
  request?: number | null
}

const at = new Date('2026-11-02T07:00:00Z')
let sentCount = 0

/** A letter with its words, in a request of that number. */
export async function aLetterWithWords(
  owner: PrismaClient,
  product: PrismaClient,
  portalId: string,
  { subject = '', text = '', people = '', files = '', request = 1 }: LetterSeed,
): Promise<number> {
  const mailbox = await owner.mailbox.findFirstOrThrow({ where: { portalId } })
  const place = { portalId, entityTypeId: 1, entityId: request ?? 0 }
  const record =
    request === null
      ? null
      : await owner.requestRecord.upsert({
          where: { portalId_entityTypeId_entityId: place },
          create: { ...place, createdAt: at },
          update: {},
        })
  const data = {
    portalId,
    mailboxId: mailbox.id,
    receivedAt: at,
    envelopeFrom: '',
    sizeBytes: 1,
    rawSha256: '',
    why: [],
    dueAt: at,
  }
  const { id } = await owner.letter.create({
    data: { ...data, subject, outcome: record ? 'created' : 'ignored', requestId: record?.id ?? null },
  })
  await inPortal(portalId, () =>
    product.$transaction((tx) => saveLetterWords(tx, { portalId, letterId: id, subject, text, people, files })),
  )
  return id
}

/** A letter of ours in the request of that number, which a letter made before. */
export async function aSentLetter(
  owner: PrismaClient,
  product: PrismaClient,
  portalId: string,
  {
    subject = '',
    text = '',
    request = 1,
    state = 'sent',
  }: Omit<LetterSeed, 'request'> & { request?: number; state?: string },
): Promise<number> {
  const record = await owner.requestRecord.findFirstOrThrow({ where: { portalId, entityId: request } })
  const people = 'anna@zarechie.example'
  const data = {
    portalId,
    key: `sent-${(sentCount += 1)}`,
    messageId: `<${sentCount}@shchit.example>`,
    fromName: '',
    fromAddress: 'support@shchit.example',
    to: [people],
    subject,
    text,
    state,
    requestId: record.id,
    createdAt: at,
  }
  const { id } = await owner.outgoingLetter.create({ data })
  await inPortal(portalId, () =>
    product.$transaction((tx) => saveSentWords(tx, { portalId, outgoingId: id, subject, text, people })),
  )
  return id
}
