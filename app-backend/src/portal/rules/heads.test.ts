import { describe, expect, it } from 'vitest'
import { chainOfHeads, isHead, withDescendants } from './heads.ts'
import type { Department, Organisation, Person } from './organisation.ts'

const person = (id: number, departments: number[], changes: Partial<Person> = {}): Person => ({
  id,
  name: `№ ${id}`,
  position: null,
  active: true,
  kind: 'employee',
  departments,
  zone: null,
  email: null,
  ...changes,
})
const department = (id: number, parent: number | null, head: number | null): Department => ({
  id,
  name: `Отдел ${id}`,
  parent,
  head,
})
const company = (people: Person[], departments: Department[] | null): Organisation => ({
  people,
  departments,
  fetchedAt: new Date('2026-11-22T06:00:00Z'),
})
const heads = (organisation: Organisation, id: number) => chainOfHeads(organisation, id).heads.map((one) => one.userId)

describe('the heads of a person', () => {
  const tree = [department(1, null, 100), department(2, 1, 20), department(3, 2, 30)]
  const boss = person(100, [1])

  it('go up from the nearest', () =>
    expect(heads(company([person(5, [3]), person(30, [3]), person(20, [2]), boss], tree), 5)).toEqual([30, 20, 100]))

  it('leave out the person who heads the own department', () => {
    const chain = chainOfHeads(company([person(30, [3]), person(20, [2]), boss], tree), 30)
    expect(chain.heads.map((one) => one.userId)).toEqual([20, 100])
    expect(chain.passedOver).toEqual([{ userId: 30, departmentId: 3, because: 'self' }])
  })

  it('leave out the dismissed, and the next one up comes', () => {
    const gone = person(30, [3], { active: false })
    const chain = chainOfHeads(company([person(5, [3]), gone, person(20, [2]), boss], tree), 5)
    expect(chain.heads.map((one) => one.userId)).toEqual([20, 100])
    expect(chain.passedOver).toEqual([{ userId: 30, departmentId: 3, because: 'dismissed' }])
  })

  it('of two departments come by level, each once', () => {
    const both = [...tree, department(4, 1, 40)]
    const people = [person(5, [4, 3]), person(30, [3]), person(40, [4]), person(20, [2]), boss]
    expect(heads(company(people, both), 5)).toEqual([30, 40, 100, 20])
  })

  it('skip a department without one', () =>
    expect(
      heads(
        company([person(5, [3]), boss], [department(1, null, 100), department(2, 1, null), department(3, 2, null)]),
        5,
      ),
    ).toEqual([100]))

  it('need not be members of what they head', () =>
    expect(heads(company([person(5, [3]), person(77, [])], [department(3, null, 77)]), 5)).toEqual([77]))

  it('end where departments go in a circle', () =>
    expect(
      heads(company([person(5, [1]), boss, person(20, [2])], [department(1, 2, 100), department(2, 1, 20)]), 5),
    ).toEqual([100, 20]))

  it.each([
    ['has no department', person(5, [])],
    ['has one that is gone', person(5, [99])],
  ])('are none when the person %s', (_, one) => expect(heads(company([one], tree), 5)).toEqual([]))

  it('are unknown, not none, when departments can’t be read', () =>
    expect(chainOfHeads(company([person(5, [3])], null), 5)).toEqual({ heads: [], passedOver: [], known: false }))
})

describe('a head', () => {
  const tree = [department(1, null, 100), department(2, 1, 20), department(3, 2, 30)]
  it.each([
    ['has people in the own department', [person(30, [3]), person(5, [3])], 30, true],
    ['has people further down', [person(20, [2]), person(5, [3])], 20, true],
    ['is none with an empty department', [person(30, [3])], 30, false],
    ['is none when all of them were dismissed', [person(30, [3]), person(5, [3], { active: false })], 30, false],
    ['is none without a department', [person(5, [3])], 5, false],
  ])('%s', (_, people, id, expected) => expect(isHead(company(people, tree), id)).toBe(expected))

  it('is nobody when departments can’t be read', () => expect(isHead(company([person(5, [3])], null), 30)).toBe(false))
})

it('finds departments below, whatever their order', () =>
  expect(
    [...withDescendants([department(3, 2, null), department(2, 1, null), department(9, null, null)], [1])].toSorted(
      (a, b) => a - b,
    ),
  ).toEqual([1, 2, 3]))
