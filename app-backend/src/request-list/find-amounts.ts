import { z } from 'zod'
import { actorOf, BatchReference, faultError, type BatchItem, type Command } from '../portal/index.ts'
import { askedFilter, itemList, type Question } from './ask-portal.ts'
import type { FoundRecords, ListFilter } from './contract.ts'
import type { RequestListDeps } from './list-deps.ts'
import { pageSize } from './page-cursor.ts'
import { amountConditions, amountKey, holdsAmount, narrowing } from './rules/amounts.ts'

/** Commands of one request. */
const commandsPerRequest = 50
/** Of one condition; a filter names no more. */
const mostRequests = 500

const row = z.looseObject({ id: z.number().int() })
const items = z.object({ items: z.array(row) })
type Row = z.infer<typeof row>

export interface FoundAmounts {
  amounts: FoundRecords['amounts']
  /** More requests hold an amount than were looked through, or more of them meet a condition than are named. */
  cut: boolean
}

/**
 * Requests that meet the conditions by amount, the newest first: what the portal would compare as text is read and compared here,
 * with the viewer's own token, up to 2 500 requests that hold an amount and meet the other conditions. One REST request; two where
 * the portal does not know one of those others. Throws AppError `portal.*`.
 */
export async function findAmounts(
  deps: Pick<RequestListDeps, 'portal'>,
  question: Question,
  filter: ListFilter,
): Promise<FoundAmounts> {
  const conditions = amountConditions(filter, question.fields)
  const fields = [...new Set(conditions.map(({ field }) => field))]
  const narrowed = narrowing(filter, question.fields)
  const first = await readFilled(deps, question, fields, narrowed)
  const read = first === 'refused' ? await readFilled(deps, question, fields, { match: 'all', groups: [] }) : first
  if (read === 'refused') throw faultError(refused, { kind: 'read' })
  const met = conditions.map((condition) => {
    const rows = read.get(condition.field)?.rows ?? []
    return {
      key: amountKey(condition),
      ids: rows.filter((one) => holdsAmount(one[condition.field], condition)).map(({ id }) => id),
    }
  })
  return {
    amounts: Object.fromEntries(met.map(({ key, ids }) => [key, ids.slice(0, mostRequests)])),
    cut: [...read.values()].some(({ more }) => more) || met.some(({ ids }) => ids.length > mostRequests),
  }
}

interface Filled {
  /** The newest requests that hold an amount. */
  rows: Row[]
  more: boolean
}

/** The requests that each field is filled in, as far as one REST request brings them. */
async function readFilled(
  { portal }: Pick<RequestListDeps, 'portal'>,
  question: Question,
  fields: readonly string[],
  filter: ListFilter,
): Promise<Map<string, Filled> | 'refused'> {
  const pages = Math.floor(commandsPerRequest / fields.length)
  const commands = Object.fromEntries(
    fields.flatMap((field) =>
      Array.from({ length: pages }, (_, at) => [keyOf(field, at), pageOf(question, filter, field, at)]),
    ),
  )
  const answers = await portal.batch(actorOf(question.viewer), commands, { kind: 'read', patienceMs: 10_000 })
  const read = new Map<string, Filled>()
  for (const field of fields) {
    const filled = filledOf(Array.from({ length: pages }, (_, at) => answers[keyOf(field, at)]))
    if (filled === 'refused') return filled
    read.set(field, filled)
  }
  return read
}

function filledOf(pages: readonly (BatchItem | undefined)[]): Filled | 'refused' {
  const rows: Row[] = []
  for (const answer of pages) {
    if (answer && !answer.ok && answer.fault.code === 'portal.refused') return 'refused'
    if (!answer?.ok) throw faultError(answer?.fault ?? notRun, { kind: 'read' })
    const page = items.parse(answer.result).items
    rows.push(...page)
    // What follows a page that is not full refers to a row that is not there.
    if (page.length < pageSize) return { rows, more: false }
  }
  return { rows, more: true }
}

/** Each page begins behind the last row of the one before. */
function pageOf(question: Question, filter: ListFilter, field: string, at: number): Command {
  const last = BatchReference.result(keyOf(field, at - 1), 'items', String(pageSize - 1), 'id')
  const extra = { [`!${field}`]: '', ...(at === 0 ? {} : { '<id': last }) }
  const asked = askedFilter(question, { filter, sort: { field: 'id', direction: 'desc' } }, null, extra)
  return itemList(question, { select: ['id', field], filter: asked.filter, order: { id: 'DESC' }, start: -1 })
}

const keyOf = (field: string, page: number): string => `${field}_${page}`
const refused = { code: 'portal.refused', detail: 'filter', portalCode: '' } as const
const notRun = { code: 'portal.outcome-unknown', detail: 'not run', portalCode: 'NOT_RUN' } as const
