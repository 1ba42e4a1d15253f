import { expect, it } from 'vitest'
import { fieldFacts } from './field-facts.ts'

const dictionary = [
  { entity: 'STATUS', id: 'NEW', name: 'Новая заявка' },
  { entity: 'SOURCE', id: 'NEW', name: 'Новый источник' },
]

it('names the values of a stage from its own dictionary', () =>
  expect(fieldFacts({ type: 'crm_status', title: 'Стадия', statusType: 'STATUS' }, dictionary)).toEqual({
    title: 'Стадия',
    kind: 'text',
    names: { NEW: 'Новая заявка' },
  }))
it('names the entries of a list', () =>
  expect(fieldFacts({ type: 'enumeration', title: 'К', items: [{ ID: '44', VALUE: 'Поломка' }] }, []).names).toEqual({
    44: 'Поломка',
  }))
it.each([
  ['datetime', 'moment'],
  ['date', 'day'],
  ['boolean', 'flag'],
  ['user', 'person'],
  ['employee', 'person'],
  ['double', 'text'],
])('reads a value of %s as %s', (type, kind) => expect(fieldFacts({ type, title: '' }, []).kind).toBe(kind))
it.each([
  [{ type: 'crm_contact' }, 3],
  [{ type: 'crm_company' }, 4],
  [{ type: 'crm_entity', parentEntityTypeId: 1030 }, 1030],
])('knows whose record %o names', (field, entityTypeId) =>
  expect(fieldFacts({ title: '', ...field }, [])).toMatchObject({ kind: 'record', entityTypeId }),
)
