import type { Prisma, PrismaClient } from '@poryadok/prisma'
import type { DraftMode, LetterKey } from './contract.ts'

export interface DraftWords {
  mode: DraftMode
  parent: LetterKey | null
  to: string[]
  cc: string[]
  subject: string
  text: string
  quote: boolean
  /** Ids of stored files. */
  files: string[]
}

export interface StoredDraft extends DraftWords {
  id: number
  revision: number
  updatedAt: Date
}

/** One draft a person and request. */
export interface DraftOwner {
  portalId: string
  requestId: number
  userId: number
}

type Tx = Pick<Prisma.TransactionClient, 'replyDraft'>

export interface DraftStore {
  of(owner: DraftOwner): Promise<StoredDraft | null>
  /** Begins or begins anew: the revision goes on counting, so that a save of an older tab is refused. */
  put(owner: DraftOwner, words: DraftWords, now: Date, tx?: Tx): Promise<StoredDraft>
  /** The new revision; null when the draft has another one, or is gone. */
  save(owner: DraftOwner, revision: number, words: Partial<DraftWords>, now: Date): Promise<number | null>
  /** False when the draft has another revision, or is gone. Any revision unless given. */
  drop(owner: DraftOwner, revision?: number, tx?: Tx): Promise<boolean>
}

type Row = Prisma.ReplyDraftModel

export function createDraftStore(prisma: PrismaClient): DraftStore {
  const draftOf = (row: Row): StoredDraft => ({
    id: row.id,
    revision: row.revision,
    updatedAt: row.updatedAt,
    mode: row.mode as DraftMode,
    parent: row.parent as LetterKey | null,
    to: row.to,
    cc: row.cc,
    subject: row.subject,
    text: row.text,
    quote: row.quote,
    files: row.files,
  })
  const columns = ({ parent, ...rest }: Partial<DraftWords>) => ({ ...rest, ...(parent ? { parent } : {}) })
  return {
    async of(owner) {
      const row = await prisma.replyDraft.findFirst({ where: owner })
      return row && draftOf(row)
    },
    async put(owner, words, updatedAt, tx = prisma) {
      const data = { ...columns(words), updatedAt }
      const create = { ...owner, ...words, parent: words.parent ?? undefined, updatedAt }
      const row = await tx.replyDraft.upsert({
        where: { portalId_requestId_userId: owner },
        create: create as Prisma.ReplyDraftUncheckedCreateInput,
        update: { ...data, revision: { increment: 1 } },
      })
      return draftOf(row)
    },
    async save(owner, revision, words, updatedAt) {
      const { count } = await prisma.replyDraft.updateMany({
        where: { ...owner, revision },
        data: { ...columns(words), updatedAt, revision: { increment: 1 } },
      })
      return count > 0 ? revision + 1 : null
    },
    async drop(owner, revision, tx = prisma) {
      const where = { ...owner, ...(revision === undefined ? {} : { revision }) }
      return (await tx.replyDraft.deleteMany({ where })).count > 0
    },
  }
}
