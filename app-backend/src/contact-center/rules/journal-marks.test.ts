import { expect, it } from 'vitest'
import { phoneMarks, searchedMarks } from './journal-marks.ts'

it.each([
  ['a search', { query: { phone: '8 (916) 123-45-67' } }],
  ['a telephone call', { body: { externalId: 'c-1', phone: '+7 916 123-45-67' } }],
  ['an envelope', { body: { contact: { phones: ['9161234567', 'нет'] } } }],
  ['calls of the past', { body: { calls: [{ phone: '89161234567' }] } }],
])('%s is found by the number that it names, in any form', (_, input) => {
  const [mark = ''] = phoneMarks(input)
  expect(mark).toBe('phone:+79161234567')
  for (const typed of ['8 916 123 45 67', '+79161234567']) expect(searchedMarks(typed, [])).toContain(mark)
})

it.each([
  ['12', 'deal:12'],
  ['№ 12', 'contact:12'],
  ['deal:12', 'deal:12'],
  ['form-118', 'deal:own:site:form-118'],
  ['call-17', 'call:site:call-17'],
  ['Olga@Example.ru', 'contact:email:olga@example.ru'],
  ['7707083893', 'company:inn:7707083893'],
])('«%s» finds calls about %s', (typed, mark) => expect(searchedMarks(typed, ['kc', 'site'])).toContain(mark))

it('an inner number and a text that is none name nobody', () => {
  expect(phoneMarks({ body: { phone: '1203', phones: [null, {}] } })).toEqual([])
})
