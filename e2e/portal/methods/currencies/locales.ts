import type { CurrencyLocale } from '../../store/families/crm-tables.ts'
import { asInt, asMap, asText } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'

const LANGUAGES = ['ru', 'en']

/** Locales of a currency after a write; languages nobody named keep theirs or get the usual one. */
export function localesFrom(
  code: string,
  given: Params,
  old: Record<string, CurrencyLocale> = {},
): Record<string, CurrencyLocale> {
  const languages = new Set([...LANGUAGES, ...Object.keys(old), ...Object.keys(given)])
  return Object.fromEntries(
    [...languages].map((lid) => [lid, changed(old[lid] ?? usual(code), asMap(given[lid]))] as const),
  )
}

function usual(code: string): CurrencyLocale {
  return {
    FORMAT_STRING: `# ${code}`,
    FULL_NAME: code,
    DEC_POINT: '.',
    THOUSANDS_SEP: null,
    DECIMALS: 2,
    THOUSANDS_VARIANT: 'S',
    HIDE_ZERO: 'Y',
  }
}

function changed(old: CurrencyLocale, given: Params): CurrencyLocale {
  const text = (name: 'FORMAT_STRING' | 'FULL_NAME' | 'DEC_POINT' | 'THOUSANDS_VARIANT'): string =>
    given[name] === undefined ? old[name] : asText(given[name])
  return {
    FORMAT_STRING: text('FORMAT_STRING'),
    FULL_NAME: text('FULL_NAME'),
    DEC_POINT: text('DEC_POINT'),
    THOUSANDS_SEP: given.THOUSANDS_SEP === undefined ? old.THOUSANDS_SEP : asText(given.THOUSANDS_SEP) || null,
    DECIMALS: given.DECIMALS === undefined ? old.DECIMALS : asInt(given.DECIMALS),
    THOUSANDS_VARIANT: text('THOUSANDS_VARIANT'),
    HIDE_ZERO: given.HIDE_ZERO === undefined ? old.HIDE_ZERO : asText(given.HIDE_ZERO) === 'Y' ? 'Y' : 'N',
  }
}
