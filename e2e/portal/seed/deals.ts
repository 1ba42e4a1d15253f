import { addCategory } from '../entities/add-category.ts'
import { addItem } from '../entities/save.ts'
import { DEAL, QUOTE, SMART_INVOICE } from '../entities/type-ids.ts'
import type { PortalState } from '../store/state.ts'
import { aged } from './aged.ts'

type Deal = readonly [title: string, contact: number, company: number, stage: string, sum: number, hoursAgo: number]

/** Deals of the general funnel. */
const sales: readonly Deal[] = [
  ['ВРУ на шесть панелей', 1, 1, 'NEW', 480_000, 12],
  ['Щиты этажные, 24 шт.', 3, 2, 'PREPARATION', 912_000, 60],
  ['Щит насосной станции', 2, 1, 'EXECUTING', 265_000, 150],
  ['АВР для дома 14', 7, 5, 'EXECUTING', 338_500, 190],
  ['Щит учёта на многотарифный счётчик', 1, 1, 'WON', 54_000, 420],
  ['Панели по заказу 2093', 4, 2, 'WON', 1_240_000, 510],
  ['Временный щит стройплощадки', 5, 3, 'LOSE', 89_000, 300],
]

/** Deals of the funnel of service; codes without its prefix. */
const service: readonly Deal[] = [
  ['Обслуживание щитовых на год', 7, 5, 'NEW', 216_000, 30],
  ['Выезд инженера', 6, 4, 'PREPARATION', 12_000, 45],
  ['Тепловизионный осмотр', 3, 2, 'EXECUTING', 38_000, 110],
  ['Замена ламп индикации', 7, 5, 'WON', 6_400, 260],
  ['Перенос щита', 8, 0, 'LOSE', 31_000, 340],
]

const SALES_PEOPLE = [6, 7] as const

/** A second funnel of deals, a dozen deals over both, and quotes and invoices of some of them. */
export function seedDeals(state: PortalState): void {
  const funnel = addCategory(state, DEAL, { name: 'Обслуживание', sort: 400, isDefault: false })
  const ids = sales.map((one, index) => addDeal(state, one, index, 0, one[3]))
  for (const [index, one] of service.entries()) addDeal(state, one, index, funnel.id, `C${funnel.id}:${one[3]}`)
  for (const index of [0, 1, 2]) addQuote(state, sales[index], ids[index] ?? 0, index === 0 ? 'DRAFT' : 'SENT')
  const invoiceFunnel = [...state.categories.values()].find((one) => one.entityTypeId === SMART_INVOICE)
  for (const index of [4, 5]) addInvoice(state, sales[index], `DT${SMART_INVOICE}_${invoiceFunnel?.id ?? 0}:P`)
}

function addDeal(state: PortalState, deal: Deal, index: number, categoryId: number, stageId: string): number {
  const assignedById = SALES_PEOPLE[index % SALES_PEOPLE.length] ?? 6
  const item = addItem(
    state,
    DEAL,
    { ...fieldsOf(deal), typeId: 'SALE', categoryId, stageId, assignedById },
    { userId: 1 },
  )
  aged(state, item, deal[5], DEAL)
  return item.id
}

function addQuote(state: PortalState, deal: Deal | undefined, dealId: number, stageId: string): void {
  if (!deal) return
  const fields = { ...fieldsOf(deal), title: `Предложение: ${deal[0]}`, dealId, stageId, assignedById: 6 }
  aged(state, addItem(state, QUOTE, fields, { userId: 1 }), deal[5] / 2)
}

function addInvoice(state: PortalState, deal: Deal | undefined, stageId: string): void {
  if (!deal) return
  const fields = { ...fieldsOf(deal), title: `Счёт: ${deal[0]}`, stageId, assignedById: 6 }
  aged(state, addItem(state, SMART_INVOICE, fields, { userId: 1 }), deal[5] / 2, SMART_INVOICE)
}

function fieldsOf([title, contact, company, , sum]: Deal): Record<string, unknown> {
  return {
    title,
    sourceId: 'CALL',
    contactIds: [contact],
    companyId: company,
    opportunity: sum,
    isManualOpportunity: 'Y',
  }
}
