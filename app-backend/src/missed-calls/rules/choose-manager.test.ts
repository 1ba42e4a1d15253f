import { expect, it } from 'vitest'
import { chooseManager } from './choose-manager.ts'

const here =
  (...ids: number[]) =>
  (id: number) =>
    ids.includes(id)
const holder = { userId: 1, substituteId: 2, from: new Date(0), by: 9, at: new Date(0) }
const choose = (
  active: (id: number) => boolean,
  head: number | null = 3,
  { given = holder, away = [] }: { given?: typeof holder | null; away?: number[] } = {},
) => chooseManager({ holder: given, active, away: (id) => away.includes(id), nameOf: String, head }).userId

it.each([
  ['the holder', here(1, 2, 3), 3, 1],
  ['the substitute of one who left', here(2, 3), 3, 2],
  ['the head when both have left', here(3), 3, 3],
  ['nobody without a head', here(), null, null],
])('the lead goes to %s', (_, active, head, expected) => expect(choose(active, head)).toBe(expected))

it.each([
  ['the substitute', [1], 2],
  ['the holder when the substitute is away as well', [1, 2], 1],
  ['the holder when only the substitute is away', [2], 1],
])('while people are away the lead goes to %s', (_, away, expected) =>
  expect(choose(here(1, 2, 3), 3, { away })).toBe(expected),
)

it('a lead waits for the holder who is away rather than going to a substitute who has left', () =>
  expect(choose(here(1, 3), 3, { away: [1] })).toBe(1))

it('a line without a holder gives the lead to nobody', () =>
  expect(choose(here(1, 2, 3), 3, { given: null })).toBeNull())
