import { describe, expect, it } from 'vitest'
import { phoneKey, phonesIn, samePhone, searchForms, type Phone } from './phone.ts'

const key = (text: string): Phone => {
  const phone = phoneKey(text)
  if (!phone) throw new Error(`${text} is no number`)
  return phone
}

describe('a phone key', () => {
  it.each([
    '+7 916 123-45-67',
    '8 (916) 123-45-67',
    '89161234567',
    '79161234567',
    '9161234567',
    '007 916 123 45 67',
    '8-916-123-45-67.',
    '+8 916 123 45 67',
    '＋７ ９１６ １２３ ４５ ６７',
    '8\u00A0916\u00A0123\u00A045\u00A067',
  ])('%s is +79161234567', (text) =>
    expect(phoneKey(text)).toEqual({ kind: 'public', e164: '+79161234567', extension: null }),
  )

  it.each([
    ['8 800 555-35-35', '+78005553535'],
    ['810 375 29 123 45 67', '+375291234567'],
    ['8~10 375 29 1234567', '+375291234567'],
    ['8-10-49-30-123456', '+4930123456'],
    ['00 49 30 123456', '+4930123456'],
    ['+375 29 123-45-67', '+375291234567'],
    ['8 701 123 45 67', '+77011234567'],
  ])('%s is %s', (text, e164) => expect(phoneKey(text)).toMatchObject({ kind: 'public', e164 }))

  it.each([
    ['8 (495) 123-45-67 доб. 12', '12'],
    ['84951234567,12', '12'],
    ['84951234567#12', '12'],
    ['84951234567;ext=12', '12'],
    ['8 495 123 45 67 ext 12', '12'],
    ['84951234567 x12', '12'],
    ['8 495 123-45-67 (доб. 12)', '12'],
    ['8 495 123-45-67, добавочный 12', '12'],
    ['8 495 123-45-67 вн. 12', '12'],
    ['8 495 123-45-67 (внутр. № 12)', '12'],
  ])('%s has the extension %s', (text, extension) =>
    expect(phoneKey(text)).toEqual({ kind: 'public', e164: '+74951234567', extension }),
  )

  it.each(['101', '2045', '74951'])('%s is internal', (text) =>
    expect(phoneKey(text)).toEqual({ kind: 'internal', digits: text }),
  )

  it.each(['', 'нет', '1234567', '+12', '12345678901234567890', 'reg150907'])('%s is none', (text) =>
    expect(phoneKey(text)).toBeNull(),
  )

  it('of seven digits needs the city', () =>
    expect(phoneKey('123-45-67', { country: 'RU', areaCode: '495' })).toMatchObject({ e164: '+74951234567' }))
})

describe('two numbers', () => {
  it.each([
    ['89161234567', '+7 916 123-45-67', true],
    ['84951234567 доб. 1', '84951234567', true],
    ['84951234567 доб. 1', '84951234567 доб. 2', false],
    ['101', '101', true],
    ['4567', '89161234567', false],
    ['+375291234567', '+79291234567', false],
  ])('%s and %s: the same is %s', (a, b, same) => expect(samePhone(key(a), key(b))).toBe(same))
})

describe('numbers in a text', () => {
  it.each([
    ['Входящий звонок на номер 8 (495) 123-45-67.', ['+74951234567']],
    ['Звонил 89161234567 на номер: +7 495 123 45 67', ['+79161234567', '+74951234567']],
    ['счёт 40702810900000012345 от 12.11.2026', []],
    ['тел. 8-916-123-45-67, 8-916-123-45-67', ['+79161234567']],
    ['заказ № 123456', []],
    ['', []],
  ])('%s', (text, expected) =>
    expect(phonesIn(text).map((phone) => (phone.kind === 'public' ? phone.e164 : phone.digits))).toEqual(expected),
  )
})

it.each([
  ['+7 916 123-45-67', ['79161234567', '9161234567']],
  ['+375 29 123-45-67', ['375291234567']],
  ['101', ['101']],
])('%s is looked for as %o', (text, forms) => expect(searchForms(key(text))).toEqual(forms))

it.each(['8 (9', '1', '+7 ', '8 x', '1-'])('a text of a million signs «%s» is looked through in seconds', (part) => {
  const text = part.repeat(1_000_000 / part.length)
  const begin = process.cpuUsage()
  phonesIn(text)
  expect(phoneKey(text)).toBeNull()
  expect(process.cpuUsage(begin).user).toBeLessThan(5_000_000)
})
