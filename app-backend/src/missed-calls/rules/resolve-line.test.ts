import { expect, it } from 'vitest'
import { lineKey } from './line-key.ts'
import { holderAt, type PhoneLineFacts } from './phone-line.ts'
import { resolveLine } from './resolve-line.ts'

const aLine = (id: string, ...spellings: string[]): PhoneLineFacts => ({
  id,
  label: id,
  number: spellings[0] ?? '',
  active: true,
  keys: spellings.flatMap((text) => lineKey(text) ?? []),
  holders: [],
})
const lines = [
  aLine('office', '+7 495 118-09-81', 'МТС', 'reg150907'),
  aLine('shop', '8 812 603-44-80'),
  aLine('inner', '115'),
  aLine('warehouse', '8 812 603-44-80 доб. 12'),
]
const found = (portalNumber: string, sourceDescription: string) => {
  const { line, because } = resolveLine({ portalNumber, sourceDescription }, lines)
  return [line?.id ?? null, because[0]?.code]
}

it.each([
  ['+74951180981', '', 'office'],
  ['reg150907', '', 'office'],
  ['REST_APP:7', 'Звонок поступил на номер: +78126034480.', 'shop'],
  ['', 'Звонок поступил на номер: +7 495 118-09-81.', 'office'],
  ['', 'Звонок поступил на номер: МТС', 'office'],
  ['', 'мтс', 'office'],
  ['', 'Звонил 8 812 603-44-80 на номер 8 495 118 09 81', 'office'],
  // The client calls from a number that is a line too.
  ['', 'Звонил +7 495 118-09-81 на номер +7 812 603-44-80', 'shop'],
  ['', 'Звонил +375 29 123-45-67 на номер: 8 (812) 603-44-80', 'shop'],
  ['', 'Звонок скрыт, на номер: 8 (812) 603-44-80', 'shop'],
  ['', 'Создан модулем, линия 88126034480 доб. 3', 'shop'],
  ['115', '', 'inner'],
  ['', 'Звонок поступил на номер: +78126034480 доб. 12', 'warehouse'],
  ['+78126034480 доб. 12', '', 'warehouse'],
  ['', 'Звонок поступил на номер: +78126034480 доб. 13', 'shop'],
])('%s, «%s» is the line %s', (portalNumber, text, id) => expect(found(portalNumber, text)[0]).toBe(id))

it.each([
  ['', 'Создан модулем сопряжения ВАТС', 'missed-call.line-not-told'],
  ['+74990000000', '', 'missed-call.line-unknown'],
  ['', 'на номер: Билайн', 'missed-call.line-unknown'],
  ['', '8 495 118-09-81 и 8 812 603-44-80', 'missed-call.line-ambiguous'],
  ['', '4951180', 'missed-call.line-not-told'],
])('%s, «%s» is no line: %s', (portalNumber, text, code) => expect(found(portalNumber, text)).toEqual([null, code]))

it('a line that is switched off is not found', () => {
  const off = lines.map((line) => ({ ...line, active: false }))
  expect(resolveLine({ portalNumber: 'МТС', sourceDescription: '' }, off).line).toBeNull()
})

it('a call belongs to whoever had the line at that moment', () => {
  const day = (at: number) => new Date(Date.UTC(2026, 10, at))
  const holder = (userId: number, from: number) => ({
    userId,
    substituteId: null,
    from: day(from),
    by: 1,
    at: day(from),
  })
  const line = { holders: [holder(1, 1), holder(2, 20)] }
  expect([day(19), day(20), day(21)].map((at) => holderAt(line, at)?.userId)).toEqual([1, 2, 2])
  expect(holderAt({ holders: [holder(1, 2)] }, day(1))).toBeNull()
})
