import type { PrismaClient } from '@poryadok/prisma'
import type { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'
import { cardPath } from '../../portal/index.ts'
import type { ApiCallDetails, ApiCallLine, listApiCallsQuery } from '../contract.ts'
import { entityTypeIds } from '../crm/record-types.ts'
import { operationNamed } from '../operations/operation-named.ts'
import type { Caller } from '../keys/require-key.ts'
import type { RecordKind } from '../rules/field-map.ts'
import { searchedMarks } from '../rules/journal-marks.ts'
import type { PortalWords } from './portal-words.ts'

const pageSize = 50
type Row = NonNullable<Awaited<ReturnType<PrismaClient['apiCall']['findFirst']>>>

/** A page of the journal, the newest first. */
export async function listApiCalls(prisma: PrismaClient, portalId: string, query: z.infer<typeof listApiCallsQuery>) {
  const { search, state, before } = query
  const last = before === undefined ? null : await prisma.apiCall.findFirst({ where: { portalId, id: before } })
  const rows = await prisma.apiCall.findMany({
    where: {
      portalId,
      ...(state ? { state } : {}),
      AND: [
        search === '' ? {} : { OR: await searchesOf(prisma, portalId, search) },
        last ? { OR: [{ at: { lt: last.at } }, { at: last.at, id: { lt: last.id } }] } : {},
      ],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
  })
  const names = await keyNames(prisma, portalId)
  return { calls: rows.slice(0, pageSize).map((row) => lineOf(row, names)), more: rows.length > pageSize }
}

/** By phone, mail, record, external id, key or number of the call: each an index. */
async function searchesOf(prisma: PrismaClient, portalId: string, search: string) {
  const keys = await prisma.apiKey.findMany({ where: { portalId }, select: { id: true, name: true, client: true } })
  const named = keys.filter(({ name }) => name.toLowerCase() === search.toLowerCase())
  const marks = searchedMarks(search, Array.from(new Set(keys.map(({ client }) => client))))
  const isId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(search)
  return [
    { marks: { hasSome: marks } },
    { client: search },
    { operation: search },
    ...(isId ? [{ id: search }] : []),
    ...(named.length > 0 ? [{ keyId: { in: named.map(({ id }) => id) } }] : []),
  ]
}

async function keyNames(prisma: PrismaClient, portalId: string): Promise<ReadonlyMap<string, string>> {
  const keys = await prisma.apiKey.findMany({ where: { portalId }, select: { id: true, name: true } })
  return new Map(keys.map(({ id, name }) => [id, name]))
}

const lineOf = (row: Row, names: ReadonlyMap<string, string>): ApiCallLine => ({
  id: row.id,
  at: row.at.toISOString(),
  client: row.client,
  keyName: names.get(row.keyId ?? '') ?? null,
  operation: row.operation,
  state: row.state as ApiCallLine['state'],
  status: row.status,
  error: row.error,
  ms: row.ms,
  sandbox: row.sandbox,
  marks: row.marks,
})

export const isReplayable = ({ state, operation }: Pick<Row, 'state' | 'operation'>): boolean =>
  state === 'failed' && (operationNamed(operation)?.writes ?? false)

/** One call whole: what was sent, answered and changed. Throws `center.no-such-call`. */
export async function showApiCall(
  prisma: PrismaClient,
  portalId: string,
  id: string,
  wordsOf: (shown: WrittenRecord['after'][]) => Promise<PortalWords>,
): Promise<ApiCallDetails> {
  const row = await prisma.apiCall.findFirst({ where: { portalId, id } })
  if (!row) throw new AppError('center.no-such-call')
  const changes = row.changes as unknown as WrittenRecord[]
  const words = await wordsOf(changes.flatMap(({ before, after }) => [before, after]))
  return {
    ...lineOf(row, await keyNames(prisma, portalId)),
    input: row.input,
    answer: row.answer,
    attempts: row.attempts,
    changes: changes.map((one) => worded(one, words)),
    replayable: isReplayable(row),
  }
}

type Change = ApiCallDetails['changes'][number]
type WrittenRecord = Pick<Change, 'record' | 'before' | 'after'>

/** What became of a record, in the portal's words. */
function worded({ record, before, after }: WrittenRecord, words: PortalWords): Change {
  const [name = ''] = record.split(':')
  const path = pathOf(record)
  if (!(name in entityTypeIds)) return { record, path, titles: {}, before, after }
  const kind = name as RecordKind
  const titles = Object.fromEntries(Object.entries(words.titles(kind)).filter(([field]) => field in after))
  return { record, path, titles, before: words.values(kind, before), after: words.values(kind, after) }
}

function pathOf(record: string): string | null {
  const [kind = '', id = ''] = record.split(':')
  const type = entityTypeIds[kind as RecordKind]
  return type === undefined || !(Number(id) > 0) ? null : cardPath(type, Number(id))
}

/** What became of a call that was accepted, for its own client. Throws `center.no-such-call`. */
export async function callStatus(prisma: PrismaClient, { tenant, client }: Caller, id: string) {
  const row = await prisma.apiCall.findFirst({ where: { portalId: tenant.id, client, id } })
  if (!row) throw new AppError('center.no-such-call')
  return { status: row.state as ApiCallLine['state'], callId: row.id, answer: row.answer as unknown }
}
