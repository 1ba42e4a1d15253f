import { Prisma, type PrismaClient } from '@poryadok/prisma'

/** A letter that opened a request, or was kept from it by a rule. */
export interface OpenedLetter {
  id: number
  receivedAt: Date
  subject: string
  from: string | null
  envelopeFrom: string
  mailboxId: number
  /** Of the mailbox to which it came. */
  departmentId: number | null
  /** Its beginning, byte for byte; null when only the row is left. */
  head: Uint8Array | null
}

interface OpenedFilter {
  from: Date
  to: Date
  /** Reasons of the rule that may have kept a letter from opening a request begin so. */
  reasonPrefix: string
}

/** Bytes in which the headers stand. */
const headBytes = 65_536

interface Row {
  id: number
  received_at: Date
  subject: string | null
  from_address: string | null
  envelope_from: string
  mailbox_id: number
  department_id: number | null
  head: Uint8Array | null
}

const letterOf = ({
  id,
  received_at,
  subject,
  from_address,
  envelope_from,
  mailbox_id,
  department_id,
  head,
}: Row): OpenedLetter => ({
  id,
  receivedAt: received_at,
  subject: subject ?? '',
  from: from_address,
  envelopeFrom: envelope_from,
  mailboxId: mailbox_id,
  departmentId: department_id,
  head,
})

const asked = (portalId: string, reasonPrefix: string) => Prisma.sql`
  l.portal_id = ${portalId}::uuid AND (l.outcome = 'created' OR (l.outcome = 'ignored' AND EXISTS (
    SELECT FROM jsonb_array_elements(l.why) AS one WHERE starts_with(one->>'code', ${reasonPrefix}))))`

/** How many letters came to the question whether they may open a request. */
export async function countOpened(
  prisma: PrismaClient,
  portalId: string,
  { from, to, reasonPrefix }: OpenedFilter,
): Promise<number> {
  const [row] = await prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM letter l
    WHERE ${asked(portalId, reasonPrefix)} AND l.received_at >= ${from} AND l.received_at < ${to}`
  return row?.count ?? 0
}

/** Those letters, the oldest first, `take` of them after the id. */
export async function readOpened(
  prisma: PrismaClient,
  portalId: string,
  { from, to, reasonPrefix }: OpenedFilter,
  { after, take }: { after: number | null; take: number },
): Promise<OpenedLetter[]> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT l.id, l.received_at, l.subject, l.from_address, l.envelope_from, l.mailbox_id, m.department_id, substring(r.raw FROM 1 FOR ${headBytes}::int) AS head
    FROM letter l JOIN mailbox m ON m.id = l.mailbox_id LEFT JOIN letter_raw r ON r.letter_id = l.id
    WHERE ${asked(portalId, reasonPrefix)} AND l.received_at >= ${from} AND l.received_at < ${to} AND l.id > ${after ?? 0}
    ORDER BY l.id LIMIT ${take}`
  return rows.map(letterOf)
}

/** The newest of them. */
export async function readLatestOpened(
  prisma: PrismaClient,
  portalId: string,
  reasonPrefix: string,
  take: number,
): Promise<OpenedLetter[]> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT l.id, l.received_at, l.subject, l.from_address, l.envelope_from, l.mailbox_id, m.department_id, substring(r.raw FROM 1 FOR ${headBytes}::int) AS head
    FROM letter l JOIN mailbox m ON m.id = l.mailbox_id LEFT JOIN letter_raw r ON r.letter_id = l.id
    WHERE ${asked(portalId, reasonPrefix)}
    ORDER BY l.id DESC LIMIT ${take}`
  return rows.map(letterOf)
}
