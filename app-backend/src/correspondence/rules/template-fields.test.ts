import { expect, it } from 'vitest'
import { fillTemplate, unknownFields } from './template-fields.ts'

const values = {
  number: '48213',
  subject: 'ОР-16',
  clientName: 'Елена',
  clientFullName: 'Елена Воронцова',
  clientAddress: 'e@z.example',
  agentName: 'Алексей',
  mailbox: 'support@shchit.example',
  date: '22 ноября 2026 г.',
}

it('fills fields by their Russian and English names, however they are spaced', () =>
  expect(fillTemplate('{{клиент.имя}}, запрос {{ Номер }} / {{number}} от {{agent.name}}', values)).toBe(
    'Елена, запрос 48213 / 48213 от Алексей',
  ))
it('leaves neither a gap nor a comma where a value is not known', () =>
  expect(fillTemplate('Здравствуйте, {{клиент.имя}}.', { ...values, clientName: '' })).toBe('Здравствуйте.'))
it('names the fields that no field bears, once each', () =>
  expect(unknownFields('{{номер}} {{цена}} {{цена}} {{client.phone}} {{}}')).toEqual(['цена', 'client.phone', '']))
it('fills no value twice', () =>
  expect(fillTemplate('{{тема}}', { ...values, subject: '{{номер}}' })).toBe('{{номер}}'))
