import type { PortalClient, BatchItem, Command } from '../client/portal-client.ts'
import type { Actor } from '../tenant.ts'
import type { LookUp, Values } from './ledger.ts'
import type { LedgerRow } from './ledger-store.ts'
import { readPresent, recordKey } from './read-present.ts'
import { batchSize } from './rules/parcels.ts'
import { differing, sameValue } from './rules/same-value.ts'

/** What the portal holds of a write whose outcome is unknown. */
export type Found = { written: true; entityId?: number } | { written: false }

/**
 * Asks the portal about writes that ended without a word, many in one request. A question that the portal does not answer leaves
 * its write out. Throws AppError `portal.*` when nothing can be asked.
 */
export async function lookUpWrites(
  portal: PortalClient,
  actor: Actor,
  rows: readonly LedgerRow[],
): Promise<Map<number, Found>> {
  const found = new Map<number, Found>()
  const byFields = rows.filter((row) => row.lookUp?.kind === 'fields' && row.entityId !== null)
  const present = await readPresent(
    portal,
    actor,
    byFields.map((row) => ({ ...row, entityId: row.entityId ?? 0, fields: Object.keys(row.after) })),
  )
  for (const row of byFields) {
    const record = present.get(recordKey(row.entityTypeId, row.entityId ?? 0))
    found.set(row.id, { written: record !== undefined && differing(row.after, record).length === 0 })
  }
  const asked = rows.filter((row) => row.lookUp !== null && row.lookUp.kind !== 'fields')
  for (let from = 0; from < asked.length; from += batchSize)
    await ask(portal, actor, asked.slice(from, from + batchSize), found)
  return found
}

type Question = Exclude<LookUp, { kind: 'fields' }>

async function ask(portal: PortalClient, actor: Actor, rows: readonly LedgerRow[], found: Map<number, Found>) {
  const commands: Record<string, Command> = Object.fromEntries(
    rows.map(({ lookUp }, at) => {
      const { method, params } = lookUp as Question
      return [`q${at}`, { method, params }]
    }),
  )
  const answers = await portal.batch(actor, commands, { kind: 'read' })
  for (const [at, row] of rows.entries()) {
    const answer = answers[`q${at}`]
    const what = answer && outcome(row.lookUp as Question, answer)
    if (what) found.set(row.id, what)
  }
}

function outcome(question: Question, answer: BatchItem): Found | null {
  // A record that is gone is refused by some methods instead of being left out of a list.
  if (!answer.ok)
    return question.kind === 'missing' && answer.fault.code === 'portal.refused' ? { written: true } : null
  const row = rowsAt(answer.result, question.path).find((one) => holds(one, question.where ?? {}))
  if (question.kind === 'missing') return { written: row === undefined }
  const id = Number(row?.['id'] ?? row?.['ID'])
  return row === undefined ? { written: false } : { written: true, ...(id > 0 ? { entityId: id } : {}) }
}

function rowsAt(result: unknown, path: readonly string[]): Values[] {
  const list = path.reduce<unknown>((at, step) => (at as Values | null)?.[step], result)
  return Array.isArray(list) ? (list as Values[]) : []
}

const holds = (row: Values, where: Values) => Object.keys(where).every((field) => sameValue(row[field], where[field]))
