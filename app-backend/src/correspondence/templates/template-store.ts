import type { Prisma, PrismaClient } from '@poryadok/prisma'
import type { TemplateBody } from '../contract.ts'

export interface StoredTemplate extends TemplateBody {
  id: number
  revision: number
  updatedAt: Date
}

export interface TemplateStore {
  list(portalId: string): Promise<StoredTemplate[]>
  byId(portalId: string, id: number): Promise<StoredTemplate | null>
  acknowledgement(portalId: string): Promise<StoredTemplate | null>
  /** Null when the name is taken within its kind. */
  add(portalId: string, body: TemplateBody, by: { userId: number; at: Date }): Promise<number | null>
  /** taken: by another template of that name. changed: somebody saved meanwhile, or it is gone. */
  save(
    portalId: string,
    id: number,
    change: { body: TemplateBody; revision: number },
    by: { userId: number; at: Date },
  ): Promise<'saved' | 'taken' | 'changed'>
  drop(portalId: string, id: number): Promise<boolean>
  signature(portalId: string, userId: number): Promise<string>
  saveSignature(portalId: string, userId: number, text: string, at: Date): Promise<void>
}

type Row = Prisma.ReplyTemplateModel
type Words = TemplateBody['ru']

const templateOf = ({ id, kind, name, ru, en, revision, updatedAt }: Row): StoredTemplate => ({
  id,
  kind: kind as TemplateBody['kind'],
  name,
  ru: ru as unknown as Words,
  en: en as unknown as Words,
  revision,
  updatedAt,
})

export function createTemplateStore(prisma: PrismaClient): TemplateStore {
  const taken = (portalId: string, { kind, name }: TemplateBody, id?: number) =>
    prisma.replyTemplate.findFirst({ where: { portalId, kind, name, ...(id ? { id: { not: id } } : {}) } })
  return {
    list: async (portalId) =>
      (await prisma.replyTemplate.findMany({ where: { portalId }, orderBy: [{ kind: 'asc' }, { name: 'asc' }] })).map(
        templateOf,
      ),
    async byId(portalId, id) {
      const row = await prisma.replyTemplate.findFirst({ where: { portalId, id } })
      return row && templateOf(row)
    },
    async acknowledgement(portalId) {
      const row = await prisma.replyTemplate.findFirst({
        where: { portalId, kind: 'acknowledgement' },
        orderBy: { id: 'asc' },
      })
      return row && templateOf(row)
    },
    async add(portalId, body, { userId, at }) {
      const data = { ...body, portalId, updatedBy: userId, updatedAt: at }
      const { count } = await prisma.replyTemplate.createMany({ data: [data], skipDuplicates: true })
      return count === 0 ? null : ((await taken(portalId, body))?.id ?? null)
    },
    async save(portalId, id, { body, revision }, { userId, at }) {
      if (await taken(portalId, body, id)) return 'taken'
      const data = { ...body, updatedBy: userId, updatedAt: at, revision: { increment: 1 } }
      const { count } = await prisma.replyTemplate.updateMany({ where: { portalId, id, revision }, data })
      return count > 0 ? 'saved' : 'changed'
    },
    drop: async (portalId, id) => (await prisma.replyTemplate.deleteMany({ where: { portalId, id } })).count > 0,
    async signature(portalId, userId) {
      return (await prisma.replySignature.findFirst({ where: { portalId, userId } }))?.text ?? ''
    },
    async saveSignature(portalId, userId, text, updatedAt) {
      const where = { portalId_userId: { portalId, userId } }
      await prisma.replySignature.upsert({
        where,
        create: { portalId, userId, text, updatedAt },
        update: { text, updatedAt },
      })
    },
  }
}
