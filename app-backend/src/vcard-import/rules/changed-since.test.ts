import { expect, it } from 'vitest'
import { changedSince, type HeldRecord } from './changed-since.ts'

const written = { name: 'Алла', lastName: 'Серова', birthdate: '1980-05-12', companyIds: [5], assignedById: 7 }
const channels = [{ typeId: 'PHONE' as const, valueType: 'WORK', value: '+7 900 000-77-01' }]
const held = (changes: Partial<HeldRecord> = {}): HeldRecord => ({
  id: 1,
  name: 'Алла',
  lastName: 'Серова',
  secondName: null,
  post: null,
  birthdate: '1980-05-12T03:00:00+03:00',
  companyIds: ['5'],
  assignedById: '7',
  sourceId: 'EMAIL',
  opened: 'Y',
  ufCrmDone: 'N',
  fm: [{ id: 3, typeId: 'PHONE', valueType: 'WORK', value: '8 (900) 000-77-01' }],
  ...changes,
})

it('sees nothing in what the portal itself writes otherwise', () =>
  expect(changedSince(held(), written, channels)).toBe(false))

it.each<[string, Partial<HeldRecord>]>([
  ['a field that was written', { name: 'Анна' }],
  ['a field that was left empty', { post: 'Директор' }],
  ['a field of the portal', { ufCrmColour: 'красный' }],
  ['the responsible person', { assignedById: 9 }],
  ['a company', { companyIds: [5, 6] }],
  ['a number more', { fm: [...held().fm, { id: 4, typeId: 'EMAIL', valueType: 'WORK', value: 'a@b.example' }] }],
  ['a number less', { fm: [] }],
])('sees that people changed %s', (_, changes) => expect(changedSince(held(changes), written, channels)).toBe(true))
