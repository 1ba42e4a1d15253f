/** An amount with its currency, without kopecks where there are none; '' for no amount. */
export function money(value: unknown, currency: unknown, lang: 'ru' | 'en'): string {
  const amount = Number(value ?? 0)
  if (!Number.isFinite(amount) || amount === 0) return ''
  const code = typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? currency : 'RUB'
  return new Intl.NumberFormat(lang === 'ru' ? 'ru-RU' : 'en-GB', {
    style: 'currency',
    currency: code,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  }).format(amount)
}
