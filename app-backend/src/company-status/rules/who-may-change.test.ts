import { describe, expect, it } from 'vitest'
import { chainOfHeads, type Organisation } from '../../portal/index.ts'
import { whoMayChange } from './who-may-change.ts'

const [director, head, otherHead, agent, loner, stranger, both] = [1, 2, 3, 4, 5, 6, 7]
/** A director over two departments; of the first the head answers for companies too. */
const organisation = (headActive = true): Organisation => ({
  fetchedAt: new Date(0),
  departments: [
    { id: 1, name: 'Компания', parent: null, head: director },
    { id: 2, name: 'Продажи', parent: 1, head },
    { id: 3, name: 'Склад', parent: 1, head: otherHead },
  ],
  people: [
    [director, [1]],
    [head, [2]],
    [otherHead, [3]],
    [agent, [2]],
    [loner, []],
    [stranger, [3]],
    [both, [2, 3]],
  ].map(([id, departments]) => ({
    id: id as number,
    name: `№ ${String(id)}`,
    position: null,
    active: id !== head || headActive,
    kind: 'employee',
    departments: departments as number[],
    zone: null,
    email: null,
  })),
})

interface Asked {
  userId: number
  isAdmin?: boolean
  responsibleId?: number | null
  anyHead?: boolean
  alsoMay?: number[]
  headActive?: boolean
  departments?: boolean
}

function ask({ userId, isAdmin = false, responsibleId = agent, anyHead = true, alsoMay = [], ...more }: Asked) {
  const { headActive = true, departments = true } = more
  const chain = responsibleId === null ? null : chainOfHeads(organisation(headActive), responsibleId)
  const headsAbove = departments ? (chain?.heads ?? []) : null
  const { allowed, because } = whoMayChange({ userId, isAdmin, responsibleId, headsAbove, anyHead, alsoMay })
  return [allowed, because[0]?.code.replace('company-status.', '')]
}

describe('the status of a company may be changed by', () => {
  it.each<[string, Asked, boolean, string]>([
    ['an administrator', { userId: stranger, isAdmin: true }, true, 'administrator'],
    ['the head of its responsible', { userId: head }, true, 'head'],
    ['the head of that head', { userId: director }, true, 'head'],
    ['the head of that head, where only the nearest may', { userId: director, anyHead: false }, false, 'not-head'],
    ['the nearest head, where only that one may', { userId: head, anyHead: false }, true, 'head'],
    ['its responsible', { userId: agent }, false, 'responsible-only'],
    ['a head who is the responsible', { userId: head, responsibleId: head }, false, 'responsible-only'],
    ['the head of a head who is the responsible', { userId: director, responsibleId: head }, true, 'head'],
    ['the top of the tree for a company of their own', { userId: director, responsibleId: director }, false, 'no-head'],
    ['the head of another department', { userId: otherHead }, false, 'not-head'],
    ['somebody of another department', { userId: stranger }, false, 'not-head'],
    ['a head who was dismissed', { userId: head, headActive: false }, false, 'not-head'],
    [
      'the next head up when the nearest was dismissed',
      { userId: director, headActive: false, anyHead: false },
      true,
      'head',
    ],
    [
      'the director, of a responsible without a department',
      { userId: director, responsibleId: loner },
      false,
      'no-head',
    ],
    ['the head of the first department, of a responsible in two', { userId: head, responsibleId: both }, true, 'head'],
    ['the head of the second one', { userId: otherHead, responsibleId: both }, true, 'head'],
    ['a head, of a company without a responsible', { userId: head, responsibleId: null }, false, 'no-responsible'],
    [
      'an administrator, of a company without a responsible',
      { userId: head, responsibleId: null, isAdmin: true },
      true,
      'administrator',
    ],
    ['a head, while departments can’t be read', { userId: head, departments: false }, false, 'departments-unknown'],
    ['whoever is named in the settings', { userId: stranger, alsoMay: [stranger] }, true, 'trusted'],
  ])('%s', (_, asked, allowed, code) => expect(ask(asked)).toEqual([allowed, code]))
})
