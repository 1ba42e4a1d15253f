import { describe, expect, it } from 'vitest'
import type { Organisation } from '../portal/index.ts'
import { reachOf } from './reach.ts'

const [administrator, director, head, seller, stranger, alone] = [1, 2, 3, 4, 5, 6]
const person = (id: number, departments: number[], active = true) =>
  ({
    id,
    name: `Сотрудник ${id}`,
    position: null,
    active,
    kind: 'employee',
    zone: null,
    email: null,
    departments,
  }) as const
const organisation: Organisation = {
  fetchedAt: new Date(0),
  departments: [
    { id: 1, name: 'Компания', parent: null, head: director },
    { id: 2, name: 'Продажи', parent: 1, head },
    { id: 3, name: 'Склад', parent: 1, head: null },
  ],
  people: [
    person(director, [1]),
    person(head, [2]),
    person(seller, [2], false),
    person(stranger, [3]),
    person(alone, []),
  ],
}
const reach = (userId: number, isAdmin = false) => reachOf(organisation, { userId, isAdmin })

describe('whom a person may decide about', () => {
  it.each<[string, number, boolean, number | null, boolean]>([
    ['an administrator: everybody', administrator, true, stranger, true],
    ['an administrator: whoever has no department', administrator, true, alone, true],
    ['a head: the own people, dismissed ones too', head, false, seller, true],
    ['a head: themselves', head, false, head, true],
    ['a head: what nobody has', head, false, null, true],
    ['a head: not those of another department', head, false, stranger, false],
    ['a head: not the head above', head, false, director, false],
    ['a head: not whoever has no department', head, false, alone, false],
    ['the head above: everybody below', director, false, seller, true],
    ['no head: nobody, not even themselves', seller, false, seller, false],
    ['no head: not what nobody has', stranger, false, null, false],
    ['without a department: nobody', alone, false, alone, false],
  ])('%s', (_, viewer, isAdmin, about, expected) => expect(reach(viewer, isAdmin)(about)).toBe(expected))

  it('where departments are unknown heads decide about nobody', () =>
    expect(reachOf({ ...organisation, departments: null }, { userId: head, isAdmin: false })(seller)).toBe(false))
})
