import { described } from '../entities/old-fields.ts'
import type { Currency } from '../store/families/crm-tables.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { actorOf } from '../wire/call.ts'
import { anyCase, asInt, asList, asMap, asText } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'
import { portalTime } from '../wire/time.ts'
import { localesFrom } from './currencies/locales.ts'
import { shownCurrency, shownLocales } from './currencies/shown.ts'

const PAGES = 'api-reference/crm/currency'

function method(name: string, handler: (call: Call) => Answer): MethodSpec {
  const folder = name.startsWith('localizations') ? `${PAGES}/localizations` : PAGES
  const page = `${folder}/crm-currency-${name.replace('.', '-')}`
  return { name: `crm.currency.${name}`, scope: 'crm', status: 'supported', page, handler }
}

/** Money of the portal. */
export const currencyMethods: readonly MethodSpec[] = [
  method('list', list),
  method('get', (call) => ({ result: { ...shownCurrency(existing(call)), LANG: shownLocales(existing(call)) } })),
  method('add', add),
  method('update', update),
  method('delete', remove),
  method('fields', fields),
  method('base.get', (call) => ({ result: base(call)?.id ?? '' })),
  method('base.set', setBase),
  method('localizations.get', (call) => ({ result: shownLocales(existing(call)) })),
  method('localizations.set', setLocales),
  method('localizations.delete', deleteLocales),
  method('localizations.fields', localeFields),
]

function base(call: Call): Currency | undefined {
  return [...call.state.currencies.values()].find((one) => one.base)
}

function existing(call: Call): Currency {
  const id = asText(anyCase(call.params, 'id'))
  if (id === '' && call.method.toLowerCase().includes('localizations'))
    throw new RestError('', 'The parameter id is invalid or not defined.', 400)
  const currency = call.state.currencies.get(id)
  if (!currency) throw refusal.notFoundOld()
  return currency
}

function onlyAdmin(call: Call): void {
  if (!call.caller.user.admin) throw new RestError('', 'Access denied.', 400)
}

/** The count is always 0. Bitrix24 docs: crm/currency/crm-currency-list. */
function list(call: Call): Answer {
  const [[name, direction] = ['SORT', 'asc']] = Object.entries(asMap(anyCase(call.params, 'order')))
  const rows = [...call.state.currencies.values()].map(shownCurrency)
  const sign = /^desc/i.test(asText(direction)) ? -1 : 1
  const numeric = ['SORT', 'AMOUNT', 'AMOUNT_CNT'].includes(name)
  const compare = (a: Params, b: Params): number =>
    numeric ? Number(a[name]) - Number(b[name]) : asText(a[name]).localeCompare(asText(b[name]))
  return { result: rows.sort((a, b) => compare(a, b) * sign), total: 0 }
}

function add(call: Call): Answer {
  onlyAdmin(call)
  const given = asMap(anyCase(call.params, 'fields'))
  for (const name of ['CURRENCY', 'AMOUNT_CNT', 'AMOUNT'])
    if (given[name] === undefined) throw refusal.core(`Undefined array key "${name}"`)
  const id = asText(given.CURRENCY).toUpperCase()
  if (!/^[A-Z]{3}$/.test(id)) throw refusal.core('Код валюты должен состоять из трёх латинских букв.')
  if (call.state.currencies.has(id)) throw refusal.core(`Валюта ${id} уже есть.`)
  const currency: Currency = {
    id,
    amountCnt: 1,
    amount: 1,
    sort: 100,
    base: false,
    updated: '',
    lang: localesFrom(id, {}),
  }
  write(call, currency, given)
  call.state.currencies.set(id, currency)
  call.state.events.raise('ONCRMCURRENCYADD', { FIELDS: { ID: id } }, actorOf(call))
  return { result: id }
}

function write(call: Call, currency: Currency, given: Params): void {
  const number = (value: unknown): number => Number(asText(value).replace(',', '.')) || 0
  if (given.AMOUNT_CNT !== undefined) currency.amountCnt = asInt(given.AMOUNT_CNT) || 1
  if (given.AMOUNT !== undefined) currency.amount = number(given.AMOUNT)
  if (given.SORT !== undefined) currency.sort = asInt(given.SORT)
  if (given.LANG !== undefined) currency.lang = localesFrom(currency.id, asMap(given.LANG), currency.lang)
  if (asText(given.BASE).toUpperCase() === 'Y') makeBase(call, currency)
  currency.updated = portalTime(call.state.clock.now())
  call.state.touch()
}

/** Rates of the others stay as they are: setting them anew is the caller's business. */
function makeBase(call: Call, currency: Currency): void {
  for (const one of call.state.currencies.values()) one.base = false
  Object.assign(currency, { base: true, amount: 1, amountCnt: 1 })
}

function update(call: Call): Answer {
  onlyAdmin(call)
  const currency = existing(call)
  write(call, currency, asMap(anyCase(call.params, 'fields')))
  call.state.events.raise('ONCRMCURRENCYUPDATE', { FIELDS: { ID: currency.id } }, actorOf(call))
  return { result: true }
}

function remove(call: Call): Answer {
  onlyAdmin(call)
  const currency = existing(call)
  if (currency.base) throw new RestError('', 'Нельзя удалить базовую валюту.', 400)
  call.state.currencies.delete(currency.id)
  call.state.touch()
  call.state.events.raise('ONCRMCURRENCYDELETE', { FIELDS: { ID: currency.id } }, actorOf(call))
  return { result: true }
}

function setBase(call: Call): Answer {
  onlyAdmin(call)
  write(call, existing(call), { BASE: 'Y' })
  return { result: true }
}

function setLocales(call: Call): Answer {
  onlyAdmin(call)
  const currency = existing(call)
  const given = asMap(anyCase(call.params, 'localizations'))
  if (Object.keys(given).length === 0) return { result: false }
  write(call, currency, { LANG: given })
  return { result: true }
}

function deleteLocales(call: Call): Answer {
  onlyAdmin(call)
  const currency = existing(call)
  const gone = asList(anyCase(call.params, 'lids'))
    .map(asText)
    .filter((lid) => Object.hasOwn(currency.lang, lid))
  for (const lid of gone) delete currency.lang[lid]
  call.state.touch()
  return { result: gone.length > 0 }
}

function fields(): Answer {
  const required = { required: true }
  return {
    result: {
      CURRENCY: described('string', 'Валюта', { ...required, immutable: true }),
      AMOUNT_CNT: described('int', 'Номинал', required),
      AMOUNT: described('double', 'Курс обмена', required),
      BASE: described('char', 'Базовая валюта'),
      SORT: described('int', 'Сортировка'),
      DATE_UPDATE: described('datetime', 'Дата изменения', { readOnly: true }),
      LID: described('string', 'Сайт', { readOnly: true }),
      FORMAT_STRING: described('string', 'Строка формата для вывода валюты', { readOnly: true }),
      FULL_NAME: described('string', 'Название', { readOnly: true }),
      DEC_POINT: described('string', 'Десятичная точка при выводе', { readOnly: true }),
      THOUSANDS_SEP: described('string', 'Свой разделитель тысяч при выводе', { readOnly: true }),
      DECIMALS: described('int', 'Количество десятичных знаков', { readOnly: true }),
      LANG: described('currency_localization', 'Привязка к языку', { multiple: true }),
    },
  }
}

function localeFields(): Answer {
  return {
    result: {
      FULL_NAME: described('string', 'Название'),
      FORMAT_STRING: described('string', 'Строка формата для вывода валюты'),
      DEC_POINT: described('string', 'Десятичная точка при выводе'),
      THOUSANDS_VARIANT: described('string', 'Разделитель тысяч при выводе'),
      THOUSANDS_SEP: described('string', 'Свой разделитель тысяч при выводе'),
      DECIMALS: described('int', 'Количество десятичных знаков'),
      HIDE_ZERO: described('char', 'Не показывать незначащие нули'),
    },
  }
}
