import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import { storableJson } from '../platform/db/storable-json.ts'
import type { ActorKind, AuditFilter } from './contract.ts'

/** One who acted: a person by their id in the portal, a rule by its name, an import or a key by its number. */
export interface AuditActor {
  kind: ActorKind
  id: string
}

/** A line of the trail. */
export interface AuditLine {
  portalId: string
  at: Date
  actor: AuditActor
  /** 'settings.changed', 'rules.published', 'run.undone', 'letter.downloaded', 'portal.written' ... */
  action: string
  record?: { entityTypeId: number; entityId: number | null }
  before?: object
  after?: object
  /** What led to it: a run, a letter, a request of the API. */
  causeId?: string
  /** Further words that a search finds the line by. */
  words?: readonly string[]
}

/** A search looks in so many characters of a line. */
const longestText = 2_000

/** Adds to the trail, in the transaction of what it tells: a line is never changed afterwards, the database refuses it. */
export async function recordAudit(
  tx: Prisma.TransactionClient,
  lines: AuditLine | readonly AuditLine[],
): Promise<void> {
  const list: readonly AuditLine[] = Array.isArray(lines) ? lines : [lines as AuditLine]
  if (list.length === 0) return
  await tx.auditEvent.createMany({
    data: list.map((line) => ({
      portalId: line.portalId,
      at: line.at,
      actorKind: line.actor.kind,
      actorId: line.actor.id,
      action: line.action,
      entityTypeId: line.record?.entityTypeId ?? null,
      entityId: line.record?.entityId ?? null,
      causeId: line.causeId ?? null,
      text: textOf(line),
      ...(line.before ? { before: plain(line.before) } : {}),
      ...(line.after ? { after: plain(line.after) } : {}),
    })),
  })
}

const plain = (value: object) => JSON.parse(storableJson(value)) as Prisma.InputJsonValue

function textOf({ action, actor, record, before, after, words = [], causeId }: AuditLine): string {
  const facts = [action, actor.id, causeId, record?.entityId, ...words, ...wordsIn(before), ...wordsIn(after)]
  return Array.from(new Set(facts.filter((fact) => fact !== undefined && fact !== null && fact !== '')))
    .join(' ')
    .replaceAll('\0', '')
    .toLowerCase()
    .slice(0, longestText)
}

/** Names and values at any depth. */
function wordsIn(value: unknown): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value]
  if (value === null || typeof value !== 'object') return []
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  return Object.entries(value).flatMap(([key, inner]) => [key, ...wordsIn(inner)])
}

export type AuditRow = Prisma.AuditEventModel

function where(portalId: string, filter: AuditFilter, before?: number): Prisma.AuditEventWhereInput {
  const { text, from, to, actorKind, actorId, action, entityTypeId, entityId } = filter
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return {
    portalId,
    AND: words.map((word) => ({ text: { contains: word } })),
    ...(actorKind ? { actorKind } : {}),
    ...(actorId ? { actorId } : {}),
    ...(action ? { action } : {}),
    ...(entityTypeId === undefined ? {} : { entityTypeId }),
    ...(entityId === undefined ? {} : { entityId }),
    ...(from || to ? { at: { ...(from ? { gte: new Date(from) } : {}), ...(to ? { lt: new Date(to) } : {}) } } : {}),
    ...(before === undefined ? {} : { id: { lt: before } }),
  }
}

/** Lines of the trail, the newest first, `take` of them before the id. */
export const readAudit = (
  prisma: PrismaClient,
  portalId: string,
  filter: AuditFilter,
  { before, take }: { before?: number | undefined; take: number },
): Promise<AuditRow[]> =>
  prisma.auditEvent.findMany({ where: where(portalId, filter, before), orderBy: { id: 'desc' }, take })

/** Actions of the portal's trail. */
export async function auditActions(prisma: PrismaClient, portalId: string): Promise<string[]> {
  const rows = await prisma.auditEvent.groupBy({ by: ['action'], where: { portalId }, orderBy: { action: 'asc' } })
  return rows.map((row) => row.action)
}

const exportPage = 1_000

/** Every line that the filter leaves, page by page: memory does not grow with the trail. Enters the portal's scope by itself. */
export async function* auditPages(
  prisma: PrismaClient,
  portalId: string,
  filter: AuditFilter,
): AsyncGenerator<AuditRow[], void, undefined> {
  for (let before: number | undefined; ;) {
    const rows = await inPortal(portalId, () => readAudit(prisma, portalId, filter, { before, take: exportPage }))
    if (rows.length > 0) yield rows
    if (rows.length < exportPage) return
    before = rows.at(-1)?.id
  }
}
