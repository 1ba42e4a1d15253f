import { expect, it } from 'vitest'
import { chooseManager } from './choose-manager.ts'

const here =
  (...ids: number[]) =>
  (id: number) =>
    ids.includes(id)
const holder = { userId: 1, substituteId: 2, from: new Date(0), by: 9, at: new Date(0) }
const choose = (active: (id: number) => boolean, head: number | null = 3, given: typeof holder | null = holder) =>
  chooseManager({ holder: given, active, nameOf: String, head }).userId

it.each([
  ['the holder', here(1, 2, 3), 3, 1],
  ['the substitute of one who left', here(2, 3), 3, 2],
  ['the head when both have left', here(3), 3, 3],
  ['nobody without a head', here(), null, null],
])('the lead goes to %s', (_, active, head, expected) => expect(choose(active, head)).toBe(expected))

it('a line without a holder gives the lead to nobody', () => expect(choose(here(1, 2, 3), 3, null)).toBeNull())
