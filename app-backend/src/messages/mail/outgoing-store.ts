import type { Prisma, PrismaClient } from '@poryadok/prisma'
import type { NewLetter } from './clean-letter.ts'

export type LetterState = 'waiting' | 'sending' | 'sent' | 'failed' | 'unknown' | 'withheld' | 'cancelled'
export type StoredLetter = Prisma.OutgoingLetterModel

export type Tx = Prisma.TransactionClient
/** Work that belongs to the same commit. */
export type Within<Fact> = (tx: Tx, fact: Fact) => Promise<void>

export interface OutgoingStore {
  /** Null when a letter with this key is there already; `within` is not called then. */
  add(
    letter: NewLetter,
    given: { messageId: string; fromName: string; fromAddress: string; now: Date },
    within: Within<{ id: number; state: LetterState }>,
  ): Promise<{
    id: number
    state: LetterState
  } | null>
  byId(portalId: string, id: number): Promise<StoredLetter | null>
  /** The change happens only from one of the states named; false when another process was first. */
  move(
    portalId: string,
    id: number,
    from: LetterState[],
    to: LetterState,
    rest?: Prisma.OutgoingLetterUpdateManyMutationInput,
    within?: Within<StoredLetter>,
  ): Promise<boolean>
  list(
    portalId: string,
    query: { state?: LetterState | undefined; before?: number | undefined },
  ): Promise<StoredLetter[]>
}

const dayMs = 86_400_000
export const pageSize = 50

export function createOutgoingStore(prisma: PrismaClient): OutgoingStore {
  return {
    add(letter, { messageId, fromName, fromAddress, now }, within) {
      const { portalId, key, to, cc = [], automatic = false, automaticPerDay = 1 } = letter
      return prisma.$transaction(async (tx) => {
        // One at a time a portal: two automatic letters to one address must see each other.
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`outgoing ${portalId}`}, 0))`
        if (await tx.outgoingLetter.findFirst({ where: { portalId, key }, select: { id: true } })) return null
        const since = new Date(now.getTime() - dayMs)
        const recent = { portalId, automatic: true, createdAt: { gt: since }, state: { not: 'withheld' } }
        const sent = automatic ? await tx.outgoingLetter.count({ where: { ...recent, to: { hasSome: to } } }) : 0
        const answered = automatic && sent >= automaticPerDay
        const row = await tx.outgoingLetter.create({
          data: {
            portalId,
            key,
            messageId,
            fromName,
            fromAddress,
            to,
            cc,
            automatic,
            subject: letter.subject,
            text: letter.text,
            html: letter.html ?? null,
            headers: letter.headers ?? {},
            requestId: letter.requestId ?? null,
            userId: letter.userId ?? null,
            mailboxId: letter.mailboxId ?? null,
            thread: letter.thread ?? null,
            taskId: letter.taskId ?? null,
            inReplyTo: letter.inReplyTo ?? null,
            files: letter.files ?? [],
            via: letter.via ?? 'smtp',
            holdUntil: letter.holdUntil ?? null,
            ...(letter.draft ? { draft: letter.draft } : {}),
            state: answered ? 'withheld' : 'waiting',
            lastError: answered ? 'answered within a day' : null,
            createdAt: now,
          },
          select: { id: true, state: true },
        })
        const added = { id: row.id, state: row.state as LetterState }
        await within(tx, added)
        return added
      })
    },
    byId: (portalId, id) => prisma.outgoingLetter.findFirst({ where: { portalId, id } }),
    move(portalId, id, from, to, rest = {}, within) {
      const where = { portalId, id, state: { in: from } }
      const change = async (tx: Pick<Tx, 'outgoingLetter'>) =>
        (await tx.outgoingLetter.updateMany({ where, data: { ...rest, state: to } })).count > 0
      if (!within) return change(prisma)
      return prisma.$transaction(async (tx) => {
        if (!(await change(tx))) return false
        const row = await tx.outgoingLetter.findFirst({ where: { portalId, id } })
        if (row) await within(tx, row)
        return true
      })
    },
    list: (portalId, { state, before }) =>
      prisma.outgoingLetter.findMany({
        where: { portalId, ...(state ? { state } : {}), ...(before === undefined ? {} : { id: { lt: before } }) },
        orderBy: { id: 'desc' },
        take: pageSize,
      }),
  }
}
