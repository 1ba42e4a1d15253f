import { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'
import { originatorOf, type Center } from '../center.ts'
import { cursorAfter, cursorId } from '../rules/cursor.ts'
import { ask } from './ask.ts'
import { listItems } from './list-items.ts'
import { dealItem, type DealItem } from './views.ts'

export interface DealQuestion {
  id?: number | undefined
  externalId?: string | undefined
  title?: string | undefined
  contactIds?: readonly number[]
  companyIds?: readonly number[]
  openOnly?: boolean | undefined
  categoryId?: number | undefined
  stageId?: string | undefined
  responsibleId?: number | undefined
  createdFrom?: string | undefined
  cursor?: string | undefined
}

export interface FoundDeals {
  deals: DealItem[]
  /** For the next page; null = that was all. */
  next: string | null
}

const pageSize = 50
const items = z.object({ items: z.array(dealItem) })

/**
 * A page of deals, the newest first, in one request. Pages go by id, so deals that come or change meanwhile shift nothing.
 * Throws `center.unknown-value` for a funnel or stage that the portal lacks.
 */
export async function findDeals(center: Center, question: DealQuestion): Promise<FoundDeals> {
  const filter = await dealFilter(center, question)
  const answers = await ask(center.deps.portal, center.actor, { deals: listItems('deal', filter, 'DESC') })
  const deals = items.parse(answers.deals).items
  const last = deals.at(-1)
  return { deals, next: last && deals.length === pageSize ? cursorAfter(last.id) : null }
}

async function dealFilter(center: Center, question: DealQuestion): Promise<Record<string, unknown>> {
  const {
    id,
    externalId,
    title,
    contactIds = [],
    companyIds = [],
    openOnly,
    categoryId,
    stageId,
    responsibleId,
  } = question
  const directory = await center.directory()
  check(
    'categoryId',
    categoryId,
    directory.funnels.map((one) => one.id),
  )
  check(
    'stageId',
    stageId,
    directory.stages.map((one) => one.id),
  )
  const clients = [
    ...(contactIds.length === 0 ? [] : [{ '@contactIds': contactIds }]),
    ...(companyIds.length === 0 ? [] : [{ '@companyId': companyIds }]),
  ]
  const after = question.cursor === undefined ? null : cursorId(question.cursor)
  if (question.cursor !== undefined && after === null)
    throw new AppError('center.invalid', { params: { field: 'cursor', detail: question.cursor.slice(0, 40) } })
  return {
    ...(id === undefined ? {} : { id }),
    ...(externalId === undefined ? {} : { originatorId: originatorOf(center.client), originId: externalId }),
    ...(title === undefined ? {} : { '%title': title }),
    ...(clients.length === 0 ? {} : { 0: { logic: 'OR', ...Object.fromEntries(clients.entries()) } }),
    ...(openOnly
      ? { '@stageId': directory.stages.filter(({ meaning }) => meaning === 'process').map((one) => one.id) }
      : {}),
    ...(categoryId === undefined ? {} : { categoryId }),
    ...(stageId === undefined ? {} : { stageId }),
    ...(responsibleId === undefined ? {} : { assignedById: responsibleId }),
    ...(question.createdFrom === undefined ? {} : { '>=createdTime': question.createdFrom }),
    ...(after === null ? {} : { '<id': after }),
  }
}

function check<Value extends string | number>(field: string, value: Value | undefined, known: readonly Value[]): void {
  if (value === undefined || known.includes(value)) return
  throw new AppError('center.unknown-value', { params: { field, allowed: known.slice(0, 60).join(', ') || '—' } })
}
