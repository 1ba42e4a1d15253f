import { describe, expect, it } from 'vitest'
import { followers } from './followers.ts'
import { movedRefs, type RefFact } from './moved-refs.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 7, minute))
let rows = 0
const ref = (idHash: string, letterId: number | null, over: Partial<RefFact> = {}): RefFact => ({
  id: (rows += 1),
  idHash,
  letterId,
  own: true,
  sent: letterId === null,
  taskId: null,
  seenAt: at(0),
  ...over,
})
const named = { own: false }
const moved = (refs: RefFact[], letters: number[], sentSince: Date | null = null) =>
  refs.filter(({ id }) => movedRefs(refs, { letterIds: new Set(letters), sentSince }).includes(id))

describe('ids that follow a moved letter', () => {
  it('are those that it bears, also where letters that stay name them', () => {
    const [own, mention] = [ref('a', 1), ref('a', 2, named)]
    expect(moved([own, mention, ref('b', 2)], [1])).toEqual([own, mention])
  })

  it('are not those of letters that stay', () => {
    const parent = ref('p', 1)
    expect(moved([parent, ref('a', 2), ref('p', 2, named)], [2]).map(({ idHash }) => idHash)).toEqual(['a'])
  })

  it('are ids that nobody who stays bears or names', () => {
    const far = ref('far', 2, named)
    expect(moved([ref('x', 1), ref('a', 2), far], [2])).toContain(far)
    expect(moved([ref('far', 1, named), ref('a', 2), far], [2])).not.toContain(far)
  })

  it('are our own later letters only when they were asked for', () => {
    const [early, late] = [ref('s1', null), ref('s2', null, { seenAt: at(5) })]
    expect(moved([early, late, ref('a', 1)], [1])).toHaveLength(1)
    expect(moved([early, late, ref('a', 1)], [1], at(3))).toContain(late)
    const performer = ref('s3', null, { seenAt: at(5), taskId: 12 })
    expect(moved([performer, ref('a', 1)], [1], at(3))).not.toContain(performer)
    expect(moved([early, late, ref('a', 1)], [1], at(3))).not.toContain(early)
  })
})

describe('letters that came because of moved ones', () => {
  it('are answers, and answers to answers, in whatever order they stand', () => {
    const later = [
      { letterId: 3, bears: ['c'], names: ['b'] },
      { letterId: 2, bears: ['b'], names: ['a'] },
      { letterId: 4, bears: ['d'], names: ['x'] },
    ]
    expect(followers(new Set(['a']), later).toSorted((one, two) => one - two)).toEqual([2, 3])
    expect(followers(new Set(), later)).toEqual([])
  })

  it('end where letters name each other', () => {
    const round = [
      { letterId: 1, bears: ['a'], names: ['b'] },
      { letterId: 2, bears: ['b'], names: ['a'] },
    ]
    expect(followers(new Set(['z']), round)).toEqual([])
  })
})
