import { describe, expect, it } from 'vitest'
import { directoryFault } from './directory-fault.ts'
import { matchOptions } from './match-options.ts'
import type { Status } from './status.ts'

const aStatus = (key: string, over: Partial<Status> = {}): Status => ({
  key,
  name: key,
  note: '',
  tone: 'blue',
  isDefault: false,
  isProtected: false,
  archived: false,
  optionId: 1,
  ...over,
})
const [waiting, working] = [
  aStatus('WAITING', { name: 'В ожидании', isDefault: true, optionId: 11 }),
  aStatus('WORKING', { name: 'В работе', isProtected: true, optionId: 12 }),
]
const option = (id: number, value: string, xmlId: string, sort: number) => ({ id, value, xmlId, sort })
const listed = [option(11, 'В ожидании', 'WAITING', 10), option(12, 'В работе', 'WORKING', 20)]

describe('the directory after the field’s list was edited in the portal', () => {
  it('stays as it is when nothing differs', () =>
    expect(matchOptions([waiting, working], listed)).toEqual([waiting, working]))

  it('takes new names and keeps what a status means', () =>
    expect(matchOptions([waiting, working], [listed[0]!, option(12, 'Ведём', 'WORKING', 20)])[1]).toEqual({
      ...working,
      name: 'Ведём',
    }))

  it('takes the order', () =>
    expect(matchOptions([waiting, working], [listed[1]!, { ...listed[0]!, sort: 30 }]).map(({ key }) => key)).toEqual([
      'WORKING',
      'WAITING',
    ]))

  it('finds a value by its mark when its number is new, and by its number when its mark is gone', () => {
    const changed = [option(99, 'В ожидании', 'WAITING', 10), option(12, 'В работе', 'd41d8cd9', 20)]
    expect(matchOptions([waiting, working], changed).map(({ key, optionId }) => [key, optionId])).toEqual([
      ['WAITING', 99],
      ['WORKING', 12],
    ])
  })

  it('gets a value that somebody added, which protects nothing', () =>
    expect(matchOptions([waiting], [listed[0]!, option(13, 'Спорный', '', 20)])[1]).toMatchObject({
      key: 'OPTION_13',
      name: 'Спорный',
      isProtected: false,
      isDefault: false,
      optionId: 13,
    }))

  it('archives a value that is gone, and new companies get the first that is left', () => {
    const [first, gone] = matchOptions([waiting, working], [listed[1]!])
    expect(first).toMatchObject({ key: 'WORKING', isDefault: true })
    expect(gone).toMatchObject({ key: 'WAITING', archived: true, isDefault: false, optionId: null })
  })
})

describe('a directory is refused', () => {
  it.each([
    ['without a status for new companies', [{ name: 'А', isDefault: false, archived: false }], 'no-default'],
    ['whose only such status is archived', [{ name: 'А', isDefault: true, archived: true }], 'no-default'],
    [
      'with two for new companies',
      ['А', 'Б'].map((name) => ({ name, isDefault: true, archived: false })),
      'two-defaults',
    ],
    [
      'with one name twice',
      ['Отложён', ' отложен'].map((name, at) => ({ name, isDefault: at === 0, archived: false })),
      'twice',
    ],
    ['never when it is sound', [{ name: 'А', isDefault: true, archived: false }], null],
  ])('%s', (_, rows, fault) => expect(directoryFault(rows)).toBe(fault))
})
