import { randomBytes, randomUUID } from 'node:crypto'
import type { PrismaClient } from '../index.ts'

const now = new Date('2026-11-22T09:00:00.123Z')

/** Words that try the copy format: separators, its own escapes, emptiness, other scripts. */
const awkward = [
  '',
  'tab\there',
  'line\nbreak',
  'back\\slash \\N \\.',
  'Привет, «мир» 🙂',
  '"quoted"',
  "'; DROP TABLE x",
]

type Tables = Pick<PrismaClient, 'portal' | 'mailbox' | 'letter' | 'letterRaw' | 'job'>

/** A portal with letters of every awkward kind: `count` of them, their bytes and jobs. */
export async function fillPortal(prisma: Tables, count: number): Promise<string> {
  const portalId = randomUUID()
  await prisma.portal.create({
    data: {
      id: portalId,
      memberId: portalId.replaceAll('-', ''),
      origin: 'https://zavod.example',
      clientEndpoint: 'https://zavod.example/rest/',
      serverEndpoint: 'https://oauth.example/rest/',
      scopes: ['crm', 'a "b", {c}'],
      state: 'active',
      fieldNames: { category: 'UF_CRM_\u2028' },
      createdAt: now,
      updatedAt: now,
    },
  })
  const mailbox = await prisma.mailbox.create({
    data: { portalId, address: `${portalId}@zavod.example`, createdAt: now },
  })
  for (let from = 0; from < count; from += 2_000) {
    const numbers = Array.from({ length: Math.min(2_000, count - from) }, (_, at) => from + at)
    const letters = await prisma.letter.createManyAndReturn({
      data: numbers.map((at) => ({
        portalId,
        mailboxId: mailbox.id,
        receivedAt: now,
        envelopeFrom: 'sender@zarechie.example',
        sizeBytes: 100,
        rawSha256: randomBytes(32).toString('hex'),
        outcome: 'created',
        why: [{ code: 'new', params: { at } }],
        subject: awkward[at % awkward.length] ?? null,
        fromName: at % 3 === 0 ? null : `Отправитель ${at}`,
        dueAt: now,
      })),
      select: { id: true },
    })
    await prisma.letterRaw.createMany({
      data: letters.map(({ id }) => ({ letterId: id, portalId, raw: randomBytes(100) })),
    })
    await prisma.job.createMany({
      data: numbers.map((at) => ({
        portalId,
        queue: 'q',
        key: `k${at}`,
        payload: { text: awkward[at % awkward.length] ?? '' },
        state: 'done',
        dueAt: now,
        createdAt: now,
      })),
    })
  }
  return portalId
}
