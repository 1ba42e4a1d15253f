import type { Checked } from './checked.ts'
import { reason } from './reason.ts'

/** ИНН: ten digits of a company, twelve of a person (an ИП among them). */
export interface Inn {
  digits: string
  of: 'company' | 'person'
}

/** ОГРН of a company (13 digits), ОГРНИП of an ИП (15). */
export interface Ogrn {
  digits: string
  of: 'company' | 'entrepreneur'
}

const onlyDigits = (text: string) => text.replaceAll(/[\s\u00A0\-.]/g, '').replace(/^(инн|кпп|огрнип|огрн)[:№]?/i, '')
const refused = (code: string, params = {}) => ({ ok: false as const, why: reason(code, params) })

const weights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]

/** Sum of the digits by their weights, modulo 11, modulo 10; the last weights of the table belong to the last digits. */
function controlDigit(digits: string): number {
  const own = weights.slice(weights.length - digits.length)
  const sum = Array.from(digits, Number).reduce((total, digit, at) => total + digit * (own[at] ?? 0), 0)
  return (sum % 11) % 10
}

/**
 * Reads an ИНН with its check digits. Spaces, dashes and the word «ИНН» before it do not matter; nine or eleven digits are
 * said to have lost a leading zero, as tables do to them. Приказ ФНС от 29.06.2012 № ММВ-7-6/435.
 */
export function inn(text: string): Checked<Inn> {
  const digits = onlyDigits(text)
  if (!/^\d+$/.test(digits)) return refused('inn.not-digits')
  if (digits.length === 9 || digits.length === 11) return refused('inn.zero-lost', { length: digits.length })
  if (digits.length !== 10 && digits.length !== 12) return refused('inn.length', { length: digits.length })
  if (/^0+$/.test(digits)) return refused('inn.checksum')
  const checks = digits.length === 10 ? [9] : [10, 11]
  const fits = checks.every((at) => controlDigit(digits.slice(0, at)) === Number(digits[at]))
  if (!fits) return refused('inn.checksum')
  return { ok: true, value: { digits, of: digits.length === 10 ? 'company' : 'person' } }
}

/** Reads a КПП: nine characters, of which the fifth and sixth may be Latin capitals. It has no check digit. */
export function kpp(text: string): Checked<string> {
  const value = onlyDigits(text).toUpperCase()
  if (value.length !== 9) return refused('kpp.length', { length: value.length })
  return /^\d{4}[\dA-Z]{2}\d{3}$/.test(value) ? { ok: true, value } : refused('kpp.form')
}

/** Reads an ОГРН or ОГРНИП with its check digit: the number before it modulo 11 (13), the last digit of that. */
export function ogrn(text: string): Checked<Ogrn> {
  const digits = onlyDigits(text)
  if (!/^\d+$/.test(digits)) return refused('ogrn.not-digits')
  if (digits.length !== 13 && digits.length !== 15) return refused('ogrn.length', { length: digits.length })
  const modulus = digits.length === 13 ? 11n : 13n
  const control = (BigInt(digits.slice(0, -1)) % modulus) % 10n
  if (control !== BigInt(digits.at(-1) ?? '')) return refused('ogrn.checksum')
  return { ok: true, value: { digits, of: digits.length === 13 ? 'company' : 'entrepreneur' } }
}
