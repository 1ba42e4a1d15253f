import type { Prisma, PrismaClient } from '@poryadok/prisma'
import type { Reason } from '../kernel/reason.ts'
import type { CardLetter } from './card-letter.ts'
import type { FoundCards } from './files/find-cards.ts'
import { storableJson } from '../platform/db/storable-json.ts'
import type { CardData } from './rules/card-data.ts'
import type { CardChoice, CardPlan } from './rules/card-plan.ts'
import { tellingUids } from './rules/telling-uid.ts'
import type { NewChannel } from './rules/contact-fields.ts'

export type Tx = Prisma.TransactionClient

const openStates = ['waiting', 'planned']
export type CardState =
  | 'waiting'
  | 'planned'
  | 'created'
  | 'updated'
  | 'same'
  | 'doubtful'
  | 'skipped'
  | 'failed'
  | 'undone'

/** A card is written by anybody. */
const json = (value: unknown) => JSON.parse(storableJson(value)) as Prisma.InputJsonValue

export interface NewImport extends FoundCards {
  letter: CardLetter
  sender: { name: string; address: string }
  responsibleId: number
  because: Reason[]
}

/** Keeps a letter's cards; null when the letter has its import already. */
export async function storeImport(tx: Tx, found: NewImport, now: Date): Promise<number | null> {
  const { letter, sender, responsibleId, because, cards, faults } = found
  const { portalId, letterId, mailboxId, subject, messageId } = letter
  if (await tx.cardImport.findFirst({ where: { portalId, letterId }, select: { id: true } })) return null
  const head = { portalId, letterId, mailboxId, subject, messageId, responsibleId }
  const { id } = await tx.cardImport.create({
    data: {
      ...head,
      sender: sender.address,
      senderName: sender.name,
      because: json(because),
      faults: json(faults),
      state: 'working',
      createdAt: now,
    },
  })
  const uids = tellingUids(cards.map(({ card }) => card))
  await tx.visitingCard.createMany({
    data: cards.map(({ card: { photo, ...card }, file }, place) => ({
      portalId,
      importId: id,
      place,
      file,
      uid: uids[place] ?? '',
      card: json(card),
      photo: photo ? Buffer.from(photo.content) : null,
      photoName: photo?.name ?? null,
      state: 'waiting',
    })),
  })
  return id
}

export interface StoredCard {
  id: number
  importId: number
  place: number
  /** '' = it tells nothing. */
  uid: string
  card: CardData
  state: CardState
  plan: CardPlan | null
  hasPhoto: boolean
  decidedBy: number | null
}

export interface StoredImport {
  id: number
  portalId: string
  letterId: number
  mailboxId: number
  sender: string
  senderName: string
  subject: string
  messageId: string
  responsibleId: number
  because: Reason[]
  faults: Reason[]
  state: string
}

export interface CardEnd {
  state: CardState
  why: Reason[]
  contactId?: number | null
  companyId?: number | null
  added?: NewChannel[]
  choices?: CardChoice[]
}

const cardColumns = {
  id: true,
  importId: true,
  place: true,
  uid: true,
  card: true,
  state: true,
  plan: true,
  photoName: true,
  decidedBy: true,
} as const

/** Imports and their cards. */
export function createCardStore(prisma: PrismaClient) {
  return {
    async import(portalId: string, id: number): Promise<StoredImport | null> {
      const row = await prisma.cardImport.findFirst({ where: { portalId, id } })
      return row && { ...row, because: row.because as unknown as Reason[], faults: row.faults as unknown as Reason[] }
    },
    /** Cards that wait to be decided or written, in their order. */
    async open(portalId: string, importId: number, most: number): Promise<StoredCard[]> {
      const where = { portalId, importId, state: { in: openStates } }
      const rows = await prisma.visitingCard.findMany({
        where,
        orderBy: { place: 'asc' },
        take: most,
        select: cardColumns,
      })
      return rows.map(cardOf)
    },
    async card(portalId: string, id: number): Promise<StoredCard | null> {
      const row = await prisma.visitingCard.findFirst({ where: { portalId, id }, select: cardColumns })
      return row && cardOf(row)
    },
    async photo(portalId: string, id: number): Promise<{ name: string; content: Uint8Array } | null> {
      const row = await prisma.visitingCard.findFirst({
        where: { portalId, id },
        select: { photo: true, photoName: true },
      })
      return row?.photo && row.photoName ? { name: row.photoName, content: row.photo } : null
    },
    /** Keeps what is to be written, or who has to decide. Only a card that still waits. */
    async plan(portalId: string, id: number, plan: CardPlan): Promise<void> {
      const data = { state: 'planned', plan: json(plan), why: json(plan.because) }
      await prisma.visitingCard.updateMany({ where: { portalId, id, state: 'waiting' }, data })
    },
    async end(portalId: string, id: number, end: CardEnd, tx: Tx = prisma): Promise<void> {
      const { state, why, contactId, companyId, added, choices } = end
      await tx.visitingCard.updateMany({
        where: { portalId, id, state: { in: openStates } },
        data: {
          state,
          why: json(why),
          ...(contactId === undefined ? {} : { contactId }),
          ...(companyId === undefined ? {} : { companyId }),
          ...(added ? { written: json({ added }) } : {}),
          ...(choices ? { choices: json(choices) } : {}),
        },
      })
    },
    /** A person's word on a doubtful card; false when somebody was quicker. */
    async decide(
      tx: Tx,
      {
        portalId,
        id,
        userId,
        now,
        plan,
      }: { portalId: string; id: number; userId: number; now: Date; plan: CardPlan | null },
    ): Promise<boolean> {
      const { count } = await tx.visitingCard.updateMany({
        where: { portalId, id, state: { in: ['doubtful', 'failed'] } },
        data: {
          state: plan ? 'planned' : 'skipped',
          ...(plan ? { plan: json(plan), why: json(plan.because) } : {}),
          decidedBy: userId,
          decidedAt: now,
        },
      })
      return count === 1
    },
    cardsOf: (portalId: string, importId: number) =>
      prisma.visitingCard.findMany({
        where: { portalId, importId },
        orderBy: { place: 'asc' },
        omit: { photo: true },
      }),
    async endImport(tx: Tx, portalId: string, id: number, now: Date, answerId: number | null): Promise<void> {
      const where = { portalId, id, state: 'working' }
      await tx.cardImport.updateMany({ where, data: { state: 'done', endedAt: now, answerId } })
    },
  }
}
export type CardStore = ReturnType<typeof createCardStore>

type Row = Prisma.VisitingCardGetPayload<{ select: typeof cardColumns }>
const cardOf = ({ card, plan, state, photoName, ...row }: Row): StoredCard => ({
  ...row,
  card: card as unknown as CardData,
  plan: plan as unknown as CardPlan | null,
  state: state as CardState,
  hasPhoto: photoName !== null,
})
