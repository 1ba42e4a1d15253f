import { expect, it } from 'vitest'
import { valueText, type ValueWords } from './value-text.ts'

const words: ValueWords = {
  yes: 'да',
  no: 'нет',
  none: 'пусто',
  moment: (iso) => `момент ${iso}`,
  day: (iso) => `день ${iso}`,
  person: (id) => (id === 5 ? 'Ольга Северцева' : undefined),
  record: (key) => (key === '3.8' ? 'Елена' : undefined),
}

it.each([
  [null, { kind: 'text' }, 'пусто'],
  ['', undefined, 'пусто'],
  [[], { kind: 'person' }, 'пусто'],
  ['NEW', { kind: 'text', names: { NEW: 'Новая' } }, 'Новая'],
  ['OLD', { kind: 'text', names: { NEW: 'Новая' } }, 'OLD'],
  [true, undefined, 'да'],
  ['N', { kind: 'flag' }, 'нет'],
  ['может быть', { kind: 'flag' }, 'может быть'],
  ['2026-11-24T12:00:00+03:00', { kind: 'moment' }, 'момент 2026-11-24T12:00:00+03:00'],
  ['2026-11-24', { kind: 'day' }, 'день 2026-11-24'],
  ['2026-11-24', { kind: 'moment' }, 'день 2026-11-24'],
  ['скоро', { kind: 'moment' }, 'скоро'],
  [5, { kind: 'person' }, 'Ольга Северцева'],
  ['0', { kind: 'person' }, 'пусто'],
  [[5, 6], { kind: 'person' }, 'Ольга Северцева, № 6'],
  [[8, 9], { kind: 'record', entityTypeId: 3 }, 'Елена, № 9'],
  ['1.7', { kind: 'record' }, '№ 7'],
  [{ a: 1, b: false }, undefined, 'a: 1; b: нет'],
] as const)('%j of %j reads as %s', (value, field, text) => expect(valueText(value, field, words)).toBe(text))
