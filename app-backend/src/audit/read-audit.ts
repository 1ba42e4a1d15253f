import type { PrismaClient } from '@poryadok/prisma'
import type { AuditEventView, AuditFilter, AuditPage } from './contract.ts'
import { auditActions, readAudit, type AuditRow } from './audit-store.ts'
import { recordRefOf, type People } from './read-runs.ts'
import { readWords, type CodedLine, type Reader, type WordDeps } from './read-words.ts'
import { lineFields, type LineFields } from './rules/line-fields.ts'

const pageSize = 50

/** A page of the trail, the newest first, with the names behind its codes. */
export async function listAudit(
  { prisma, ...deps }: WordDeps & { prisma: PrismaClient },
  reader: Reader,
  { before, ...filter }: AuditFilter & { before?: number | undefined },
): Promise<AuditPage> {
  const { portalId } = reader.viewer
  const [rows, actions] = await Promise.all([
    readAudit(prisma, portalId, filter, { before, take: pageSize + 1 }),
    auditActions(prisma, portalId),
  ])
  const page = rows.slice(0, pageSize)
  return {
    events: page.map((row) => eventView(row, reader.people)),
    actions,
    next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
    words: await readWords(deps, reader, page.map(codedLine)),
  }
}

export const actorName = (row: AuditRow, people: People): string =>
  row.actorKind === 'person' || row.actorKind === 'import'
    ? (people.get(Number(row.actorId)) ?? `№ ${row.actorId}`)
    : row.actorId

/** Fields of a stored line, out of their wrapping. */
export const fieldsOf = ({ action, entityTypeId, before, after }: AuditRow): LineFields =>
  lineFields({ action, entityTypeId, before: before as LineFields['before'], after: after as LineFields['after'] })

export function codedLine(row: AuditRow): CodedLine {
  const { family, before, after } = fieldsOf(row)
  const { entityTypeId: type, entityId: id } = row
  return { family, record: type === null || id === null ? null : { entityTypeId: type, id }, values: [before, after] }
}

const eventView = (row: AuditRow, people: People): AuditEventView => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: { kind: row.actorKind as AuditEventView['actor']['kind'], id: row.actorId, name: actorName(row, people) },
  action: row.action,
  record: recordRefOf(row.entityTypeId, row.entityId),
  ...fieldsOf(row),
  causeId: row.causeId,
})
