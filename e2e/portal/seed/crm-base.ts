import { addStatuses } from '../entities/add-statuses.ts'
import type { NewStatus } from '../entities/add-statuses.ts'
import { SMART_INVOICE } from '../entities/type-ids.ts'
import type { CurrencyLocale } from '../store/families/crm-tables.ts'
import type { PortalState } from '../store/state.ts'
import { portalTime } from '../wire/time.ts'

const quoteStages: readonly NewStatus[] = [
  { code: 'DRAFT', name: 'Новое', color: '#39A8EF', system: true },
  { code: 'SENT', name: 'Отправлено клиенту', color: '#2FC6F6' },
  { code: 'APPROVED', name: 'Принято', color: '#7BD500', semantics: 'S', system: true },
  { code: 'DECLAINED', name: 'Отклонено', color: '#FF5752', semantics: 'F', system: true },
]

const invoiceStages: readonly NewStatus[] = [
  { code: 'N', name: 'Новый', color: '#39A8EF', system: true },
  { code: 'S', name: 'Отправлен клиенту', color: '#2FC6F6', system: true },
  { code: 'P', name: 'Оплачен', color: '#7BD500', semantics: 'S', system: true },
  { code: 'D', name: 'Не оплачен', color: '#FF5752', semantics: 'F', system: true },
]

/** The funnel of invoices, one in every portal. */
const INVOICE_CATEGORY = 5

const currencies: readonly [id: string, rate: number, ru: string, en: string, format: string][] = [
  ['RUB', 1, 'Российский рубль', 'Russian Ruble', '# &#8381;'],
  ['USD', 80.5, 'Доллар США', 'US Dollar', '$#'],
  ['EUR', 93.2, 'Евро', 'Euro', '# &euro;'],
]

/** Quotes, invoices and money of a new portal. */
export function seedCrmBase(state: PortalState): void {
  addStatuses(state, 'QUOTE_STATUS', quoteStages)
  state.categories.set(`${SMART_INVOICE}:${INVOICE_CATEGORY}`, {
    id: INVOICE_CATEGORY,
    entityTypeId: SMART_INVOICE,
    name: 'Общая',
    sort: 500,
    isDefault: true,
  })
  addStatuses(
    state,
    `SMART_INVOICE_STAGE_${INVOICE_CATEGORY}`,
    invoiceStages.map((stage) => ({ ...stage, code: `DT${SMART_INVOICE}_${INVOICE_CATEGORY}:${stage.code}` })),
    INVOICE_CATEGORY,
  )
  for (const [index, [id, amount, ru, en, format]] of currencies.entries()) {
    const updated = portalTime(state.clock.now())
    const lang = { en: locale(en, format, 'C'), ru: locale(ru, format, 'B') }
    state.currencies.set(id, { id, amountCnt: 1, amount, sort: (index + 1) * 100, base: index === 0, updated, lang })
  }
}

function locale(name: string, format: string, variant: 'B' | 'C'): CurrencyLocale {
  return {
    FORMAT_STRING: format,
    FULL_NAME: name,
    DEC_POINT: '.',
    THOUSANDS_SEP: variant === 'B' ? '&nbsp;' : null,
    DECIMALS: 2,
    THOUSANDS_VARIANT: variant,
    HIDE_ZERO: 'Y',
  }
}
