import { z } from 'zod'
import { faultError, type Command, type PortalClient } from '../portal/index.ts'
import type { Link } from './rules/link.ts'

/** Records of one answer. Bitrix24 docs: api-reference/crm/universal/crm-item-list */
const pageSize = 50

/** One question: which records of `target` do these records of `source` lead to. */
export interface Question {
  source: number
  target: number
  link: Link
  ids: readonly number[]
}

/** Ids of the records that a source leads to, by its id: the main one first. */
export type Targets = ReadonlyMap<number, readonly number[]>

const id = z.coerce.number().int()
const items = z.object({ items: z.array(z.looseObject({ id })) })
const many = z.union([z.array(id), id.transform((one) => [one])]).nullish()
const idsIn = (value: unknown) => (many.parse(value) ?? []).filter((one) => one > 0)

const chunksOf = (ids: readonly number[]) =>
  Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, at) => ids.slice(at * pageSize, (at + 1) * pageSize))

/** A contact’s companies have no order of their own: its main company is named apart. */
const fieldsOf = ({ field }: Link) => (field === 'companyIds' ? ['id', 'companyId', field] : ['id', field])

function commandOf({ source, target, link }: Question, chunk: readonly number[]): Command {
  const asked =
    link.at === 'source'
      ? { entityTypeId: source, filter: { '@id': chunk } }
      : { entityTypeId: target, filter: { [`@${link.field}`]: chunk, ...link.only } }
  return { method: 'crm.item.list', params: { ...asked, select: fieldsOf(link), order: { id: 'ASC' }, start: -1 } }
}

/**
 * Answers the questions with one command for 50 sources, up to 50 commands a REST request; of the records that name a source the
 * first 50 count. Throws AppError `portal.*`.
 */
export async function findTargets(
  portal: PortalClient,
  portalId: string,
  questions: readonly Question[],
): Promise<Targets[]> {
  const asked = questions.flatMap((question, at) => chunksOf(question.ids).map((chunk) => ({ at, question, chunk })))
  const found = questions.map(() => new Map<number, number[]>())
  for (let from = 0; from < asked.length; from += pageSize) {
    const some = asked.slice(from, from + pageSize)
    const commands = Object.fromEntries(some.map(({ question, chunk }, at) => [`q${at}`, commandOf(question, chunk)]))
    const answers = await portal.batch({ kind: 'portal', portalId }, commands, { kind: 'read' })
    for (const [at, { at: number, question }] of some.entries()) {
      const answer = answers[`q${at}`]
      if (!answer?.ok) throw answer ? faultError(answer.fault, { kind: 'read' }) : new RangeError('no answer')
      keep(found[number] ?? new Map(), question.link, items.parse(answer.result).items)
    }
  }
  return found
}

function keep(found: Map<number, number[]>, link: Link, rows: readonly Record<string, unknown>[]) {
  for (const row of rows) {
    if (link.at === 'source') {
      const main = link.field === 'companyIds' ? idsIn(row['companyId']) : []
      found.set(Number(row['id']), [...new Set([...main, ...idsIn(row[link.field])])])
    } else {
      for (const source of idsIn(row[link.field])) found.set(source, [...(found.get(source) ?? []), Number(row['id'])])
    }
  }
}
