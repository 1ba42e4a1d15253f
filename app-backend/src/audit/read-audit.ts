import type { PrismaClient } from '@poryadok/prisma'
import type { AuditEventView, AuditFilter, AuditPage } from './contract.ts'
import { auditActions, auditPages, readAudit, type AuditRow } from './audit-store.ts'
import { recordRefOf, type People } from './read-runs.ts'
import { safeCell } from './rules/safe-cell.ts'

const pageSize = 50

/** A page of the trail, the newest first. */
export async function listAudit(
  prisma: PrismaClient,
  portalId: string,
  { before, ...filter }: AuditFilter & { before?: number | undefined },
  people: People,
): Promise<AuditPage> {
  const [rows, actions] = await Promise.all([
    readAudit(prisma, portalId, filter, { before, take: pageSize + 1 }),
    auditActions(prisma, portalId),
  ])
  const page = rows.slice(0, pageSize)
  return {
    events: page.map((row) => eventView(row, people)),
    actions,
    next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  }
}

const nameOf = (row: AuditRow, people: People) =>
  row.actorKind === 'person' ? (people.get(Number(row.actorId)) ?? `№ ${row.actorId}`) : row.actorId

const eventView = (row: AuditRow, people: People): AuditEventView => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: { kind: row.actorKind as AuditEventView['actor']['kind'], id: row.actorId, name: nameOf(row, people) },
  action: row.action,
  record: recordRefOf(row.entityTypeId, row.entityId),
  before: row.before as AuditEventView['before'],
  after: row.after as AuditEventView['after'],
  causeId: row.causeId,
})

const head = [
  'id',
  'at',
  'actor_kind',
  'actor_id',
  'actor',
  'action',
  'entity_type_id',
  'entity_id',
  'before',
  'after',
  'cause',
]

/** The trail as CSV with a byte order mark (spreadsheets read it as UTF-8 then), made page by page. */
export async function* auditCsv(
  prisma: PrismaClient,
  portalId: string,
  filter: AuditFilter,
  people: People,
): AsyncGenerator<string, void, undefined> {
  yield `\uFEFF${line(head)}`
  for await (const rows of auditPages(prisma, portalId, filter))
    yield rows
      .map((row) =>
        line([
          String(row.id),
          row.at.toISOString(),
          row.actorKind,
          row.actorId,
          nameOf(row, people),
          row.action,
          String(row.entityTypeId ?? ''),
          String(row.entityId ?? ''),
          row.before === null ? '' : JSON.stringify(row.before),
          row.after === null ? '' : JSON.stringify(row.after),
          row.causeId ?? '',
        ]),
      )
      .join('')
}

const line = (cells: readonly string[]) => `${cells.map(safeCell).join(',')}\r\n`
