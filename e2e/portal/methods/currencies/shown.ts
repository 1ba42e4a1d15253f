import type { Currency } from '../../store/families/crm-tables.ts'
import type { Params } from '../../wire/params.ts'

/** A currency with the locale of the portal's language. */
export function shownCurrency(one: Currency): Params {
  const locale = one.lang.ru
  return {
    CURRENCY: one.id,
    AMOUNT_CNT: String(one.amountCnt),
    AMOUNT: one.amount.toFixed(4),
    SORT: String(one.sort),
    BASE: one.base ? 'Y' : 'N',
    FULL_NAME: locale?.FULL_NAME ?? null,
    LID: 'ru',
    FORMAT_STRING: locale?.FORMAT_STRING ?? null,
    DEC_POINT: locale?.DEC_POINT ?? null,
    THOUSANDS_SEP: locale?.THOUSANDS_SEP ?? null,
    DECIMALS: locale === undefined ? null : String(locale.DECIMALS),
    DATE_UPDATE: one.updated,
  }
}

export function shownLocales(one: Currency): Params {
  return Object.fromEntries(
    Object.entries(one.lang).map(([lid, locale]) => [lid, { ...locale, DECIMALS: String(locale.DECIMALS) }]),
  )
}
