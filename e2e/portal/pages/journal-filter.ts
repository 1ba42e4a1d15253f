import type { FastifyRequest } from 'fastify'
import type { JournalRecord } from '../journal.ts'
import type { PortalState } from '../store/state.ts'
import { queryText } from './viewer.ts'

/** What the journal's page asks for; '' and 0 = any. */
export interface JournalFilter {
  app: string
  method: string
  /** `ok`, `error`, or a status such as 429. */
  status: string
  userId: number
}

/** One HTTP request: its own record and the inner calls of a batch in their order. */
export interface JournalGroup {
  outer: JournalRecord
  inner: JournalRecord[]
}

const SHOWN = 200

export function readJournalFilter(request: FastifyRequest): JournalFilter {
  return {
    app: queryText(request, 'app'),
    method: queryText(request, 'method'),
    status: queryText(request, 'status'),
    userId: Number(queryText(request, 'user')) || 0,
  }
}

/** The same filter as an address; `extra` adds to it. */
export function journalQuery(filter: JournalFilter): URLSearchParams {
  const query = new URLSearchParams()
  if (filter.app !== '') query.set('app', filter.app)
  if (filter.method !== '') query.set('method', filter.method)
  if (filter.status !== '') query.set('status', filter.status)
  if (filter.userId !== 0) query.set('user', String(filter.userId))
  return query
}

/** The latest requests that fit, newest first; a batch is shown when it or any call inside fits. */
export function journalGroups(state: PortalState, filter: JournalFilter): { groups: JournalGroup[]; more: boolean } {
  const fits = journalTest(filter)
  const byRequest = new Map<number, JournalRecord[]>()
  for (const record of state.journal.read()) {
    const together = byRequest.get(record.httpId)
    if (together === undefined) byRequest.set(record.httpId, [record])
    else together.push(record)
  }
  const groups: JournalGroup[] = []
  for (const records of [...byRequest.values()].toReversed()) {
    if (!records.some(fits)) continue
    const outer = records.find((one) => !one.inBatch) ?? records[0]
    if (outer === undefined) continue
    if (groups.length === SHOWN) return { groups, more: true }
    groups.push({ outer, inner: records.filter((one) => one !== outer) })
  }
  return { groups, more: false }
}

function journalTest({ app, method, status, userId }: JournalFilter): (record: JournalRecord) => boolean {
  const wanted = method.toLowerCase()
  return (record) =>
    (app === '' || record.app === app) &&
    record.method.toLowerCase().includes(wanted) &&
    (userId === 0 || record.userId === userId) &&
    statusFits(record, status)
}

function statusFits(record: JournalRecord, status: string): boolean {
  if (status === '') return true
  if (status === 'ok') return record.error === undefined
  if (status === 'error') return record.error !== undefined
  return String(record.status) === status
}
