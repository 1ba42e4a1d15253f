import { describe, expect, it } from 'vitest'
import { leftOut, type RouteFilter, type SeenActivity } from './route-filter.ts'

const call: SeenActivity = {
  id: 1,
  typeId: 2,
  providerId: 'VOXIMPLANT_CALL',
  direction: 'in',
  responsibleId: 5,
  created: new Date('2026-11-20T09:00:00Z'),
  copy: false,
}
const all: RouteFilter = { kinds: [], direction: null, responsibleIds: [], from: null }

describe('a route', () => {
  it('takes all kinds but tasks unless told', () => {
    expect(leftOut(call, all)).toBeNull()
    expect(leftOut({ ...call, typeId: 6, providerId: 'IMOPENLINES_SESSION' }, all)).toBeNull()
    expect(leftOut({ ...call, typeId: 3, providerId: '' }, all)?.code).toBe('timeline.kind')
    expect(leftOut({ ...call, typeId: 3, providerId: '' }, { ...all, kinds: ['task'] })).toBeNull()
  })

  it.each<[string, Partial<RouteFilter>, string]>([
    ['another kind', { kinds: ['letter'] }, 'timeline.kind'],
    ['the other direction', { direction: 'out' }, 'timeline.direction'],
    ['another person’s', { responsibleIds: [6, 7] }, 'timeline.responsible'],
    ['what is older', { from: new Date('2026-11-20T09:00:01Z') }, 'timeline.older'],
  ])('leaves out %s', (_, filter, code) => {
    expect(leftOut(call, { ...all, ...filter })?.code).toBe(code)
  })

  it('leaves out what is a copy itself, whatever it takes', () => {
    expect(leftOut({ ...call, copy: true }, all)?.code).toBe('timeline.copy')
  })

  it('takes what happened at the very moment it begins from', () => {
    expect(leftOut(call, { ...all, from: call.created })).toBeNull()
  })
})
