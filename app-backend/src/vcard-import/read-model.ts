import type { Prisma, PrismaClient } from '@poryadok/prisma'
import type { Reason } from '../kernel/reason.ts'
import { cardPath, companyEntityTypeId, contactEntityTypeId } from '../portal/index.ts'
import type { CardRow, CardStateView, ImportRow, QueuePage } from './contract.ts'
import type { CardData } from './rules/card-data.ts'
import { cardPerson, nameOf } from './rules/card-person.ts'
import type { CardChoice } from './rules/card-plan.ts'

const pageSize = 20
const queueSize = 50
const withoutPhoto = { omit: { photo: true } } as const
type Row = Prisma.VisitingCardGetPayload<typeof withoutPhoto>

/** The screen's imports with their cards, the newest first. */
export async function readImports(
  prisma: PrismaClient,
  portalId: string,
  before: number | undefined,
  namesOf: ReadonlyMap<number, string>,
): Promise<{ imports: ImportRow[]; doubtful: number; next: number | null }> {
  const rows = await prisma.cardImport.findMany({
    where: { portalId, ...(before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
    include: { cards: { ...withoutPhoto, orderBy: { place: 'asc' } } },
  })
  const doubtful = await prisma.visitingCard.count({ where: { portalId, state: 'doubtful' } })
  const page = rows.slice(0, pageSize)
  const imports = page.map((row): ImportRow => ({
    id: row.id,
    letterId: row.letterId,
    sender: { name: row.senderName, address: row.sender },
    subject: row.subject,
    responsible: { id: row.responsibleId, name: namesOf.get(row.responsibleId) ?? `№ ${row.responsibleId}` },
    because: row.because as unknown as Reason[],
    faults: row.faults as unknown as Reason[],
    state: row.state as ImportRow['state'],
    at: row.createdAt.toISOString(),
    answered: row.answerId !== null,
    cards: row.cards.map(cardOf),
  }))
  return { imports, doubtful, next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null }
}

/** Cards that wait for a person. */
export async function readQueue(prisma: PrismaClient, portalId: string): Promise<QueuePage> {
  const rows = await prisma.visitingCard.findMany({
    where: { portalId, state: 'doubtful' },
    orderBy: { id: 'asc' },
    take: queueSize,
    omit: { photo: true },
    include: { import: { select: { sender: true, createdAt: true } } },
  })
  return {
    cards: rows.map(({ import: { sender, createdAt }, ...row }) => ({
      ...cardOf(row),
      sender,
      at: createdAt.toISOString(),
    })),
  }
}

const contactOf = (id: number) => ({ id, path: cardPath(contactEntityTypeId, id) })
const companyOf = (id: number) => ({ id, path: cardPath(companyEntityTypeId, id) })

function cardOf(row: Row): CardRow {
  const card = row.card as unknown as CardData
  const choices = row.choices as unknown as CardChoice[]
  return {
    id: row.id,
    importId: row.importId,
    file: row.file,
    words: {
      name: card.kind === 'company' ? '' : nameOf(cardPerson(card)),
      company: card.company,
      post: card.post,
      phones: card.phones.map(({ value }) => value),
      emails: card.emails.map(({ value }) => value),
    },
    state: row.state as CardStateView,
    why: row.why as unknown as Reason[],
    contact: row.contactId === null ? null : contactOf(row.contactId),
    company: row.companyId === null ? null : companyOf(row.companyId),
    choices: choices.map(({ id, kind, companies, ...choice }) => ({
      ...choice,
      kind,
      record: kind === 'contact' ? contactOf(id) : companyOf(id),
      companies: companies.map((one) => ({ title: one.title, record: companyOf(one.id) })),
    })),
  }
}
