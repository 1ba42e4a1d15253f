import { expect, it } from 'vitest'
import { requisiteChange } from './requisite-change.ts'

const held = { id: 5, inn: '7707083893', kpp: '773601001', ogrn: '' }

it.each([
  ['the same numbers change nothing', [held], { inn: held.inn, kpp: held.kpp }, { change: 'none' }],
  [
    'a number that is missing is filled in',
    [held],
    { inn: held.inn, ogrn: '1027700132195' },
    { change: 'update', id: 5, before: { ogrn: '' }, after: { ogrn: '1027700132195' } },
  ],
  [
    'another branch of the same ИНН is a further requisite',
    [held],
    { inn: held.inn, kpp: '540643001' },
    { change: 'add' },
  ],
  ['another ИНН is a further requisite', [held], { inn: '7736050003' }, { change: 'add' }],
  [
    'of two branches the one with the КПП is meant',
    [held, { ...held, id: 6, kpp: '540643001' }],
    { inn: held.inn, kpp: '540643001', ogrn: '1' },
    { change: 'update', id: 6, before: { ogrn: '' }, after: { ogrn: '1' } },
  ],
  [
    'requisites without an ИНН take it',
    [{ id: 7, inn: '', kpp: '', ogrn: '' }],
    { inn: held.inn },
    { change: 'update', id: 7, before: { inn: '' }, after: { inn: held.inn } },
  ],
  ['a company without requisites gets its first', [], { inn: held.inn }, { change: 'add' }],
] as const)('%s', (_, rows, told, change) => expect(requisiteChange(rows, told)).toEqual(change))
