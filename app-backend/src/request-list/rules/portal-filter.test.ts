import { describe, expect, it } from 'vitest'
import type { Condition, ListFilter } from './list-shapes.ts'
import { someFacts } from '../testing.ts'
import { portalFilter } from './portal-filter.ts'

const one = (condition: Condition) =>
  portalFilter({ match: 'all', groups: [{ match: 'all', conditions: [condition] }] }, someFacts()).filter

describe('a condition', () => {
  it.each<[string, Condition, object]>([
    ['options', { field: 'UF_KIND', op: 'any-of', values: ['31', '32'] }, { '@UF_KIND': ['31', '32'] }],
    ['none of some', { field: 'stageId', op: 'none-of', values: ['JUNK'] }, { '!@stageId': ['JUNK'] }],
    ['whoever looks', { field: 'assignedById', op: 'any-of', values: ['me', '9'] }, { '@assignedById': [7, '9'] }],
    ['open stages', { field: 'stageId', op: 'open' }, { '@stageId': ['NEW', 'IN_PROCESS'] }],
    ['closed stages', { field: 'stageId', op: 'closed' }, { '@stageId': ['CONVERTED'] }],
    ['words', { field: 'title', op: 'contains', text: 'щит' }, { '%title': 'щит' }],
    ['no such words', { field: 'UF_SERIAL', op: 'lacks', text: 'АВ' }, { '!%UF_SERIAL': 'АВ' }],
    ['numbers', { field: 'UF_COUNT', op: 'between', from: 2, to: null }, { '>=UF_COUNT': 2 }],
    ['a client', { field: 'contactIds', op: 'any-of', values: ['15'] }, { '@contactIds': ['15'] }],
    ['nothing in a field', { field: 'companyId', op: 'empty' }, { companyId: '' }],
    ['something in a field', { field: 'UF_DAY', op: 'filled' }, { '!UF_DAY': '' }],
    ['a yes of people', { field: 'UF_WARRANTY', op: 'any-of', values: ['1'] }, { UF_WARRANTY: 1 }],
    ['a yes of the CRM', { field: 'opened', op: 'any-of', values: ['1'] }, { opened: 'Y' }],
    [
      'a no of people, which is also what nobody ever set',
      { field: 'UF_WARRANTY', op: 'any-of', values: ['0'] },
      { logic: 'OR', 0: { UF_WARRANTY: 0 }, 1: { UF_WARRANTY: '' } },
    ],
  ])('on %s', (_, condition, filter) => expect(one(condition)).toEqual(filter))

  it('of a portal without closed stages finds nothing, not everything', () => {
    const facts = someFacts({ stages: { open: ['NEW'], closed: [] } })
    const group = { match: 'all', conditions: [{ field: 'stageId', op: 'closed' }] } as const
    expect(
      portalFilter({ match: 'all', groups: [{ ...group, conditions: [...group.conditions] }] }, facts).filter,
    ).toEqual({
      '@stageId': ['-'],
    })
  })
})

describe('a period', () => {
  const on = (field: string, period: Extract<Condition, { op: 'period' }>['period'], days = 7) =>
    one({ field, op: 'period', period, days })

  it.each([
    ['today', '2026-11-24T21:00:00.000Z', '2026-11-25T21:00:00.000Z'],
    ['yesterday', '2026-11-23T21:00:00.000Z', '2026-11-24T21:00:00.000Z'],
    ['this-week', '2026-11-22T21:00:00.000Z', '2026-11-29T21:00:00.000Z'],
    ['last-week', '2026-11-15T21:00:00.000Z', '2026-11-22T21:00:00.000Z'],
    ['this-month', '2026-10-31T21:00:00.000Z', '2026-11-30T21:00:00.000Z'],
    ['last-month', '2026-09-30T21:00:00.000Z', '2026-10-31T21:00:00.000Z'],
    ['last-days', '2026-11-18T21:00:00.000Z', '2026-11-25T21:00:00.000Z'],
    ['next-days', '2026-11-24T21:00:00.000Z', '2026-12-01T21:00:00.000Z'],
  ] as const)('%s begins and ends with the days of the portal’s zone', (period, from, until) =>
    expect(on('createdTime', period)).toEqual({ '>=createdTime': from, '<createdTime': until }),
  )

  it('of whole days is compared as days', () =>
    expect(on('UF_DAY', 'tomorrow')).toEqual({ '>=UF_DAY': '2026-11-26', '<UF_DAY': '2026-11-27' }))

  it('that is past ends at this moment; older than some days has no beginning', () => {
    expect(on('createdTime', 'past')).toEqual({ '<createdTime': '2026-11-24T21:30:00.000Z' })
    expect(on('UF_DAY', 'past')).toEqual({ '<UF_DAY': '2026-11-25' })
    expect(on('UF_DAY', 'older-days', 3)).toEqual({ '<UF_DAY': '2026-11-23' })
  })

  it('between days holds the whole of the last one', () =>
    expect(one({ field: 'createdTime', op: 'between', from: '2026-11-01', to: '2026-11-02' })).toEqual({
      '>=createdTime': '2026-10-31T21:00:00.000Z',
      '<createdTime': '2026-11-02T21:00:00.000Z',
    }))
})

describe('groups', () => {
  const serial: Condition = { field: 'UF_SERIAL', op: 'contains', text: 'АВ' }
  const open: Condition = { field: 'stageId', op: 'open' }
  const mine: Condition = { field: 'assignedById', op: 'any-of', values: ['me'] }

  it('keep their own and/or inside that of the filter', () => {
    const filter: ListFilter = {
      match: 'all',
      groups: [
        { match: 'any', conditions: [serial, mine] },
        { match: 'all', conditions: [open] },
      ],
    }
    expect(portalFilter(filter, someFacts()).filter).toEqual({
      0: { logic: 'OR', 0: { '%UF_SERIAL': 'АВ' }, 1: { '@assignedById': [7] } },
      1: { '@stageId': ['NEW', 'IN_PROCESS'] },
    })
  })

  it('lose conditions on fields that are gone, and say which', () => {
    const gone: Condition = { field: 'UF_GONE', op: 'filled' }
    const filter: ListFilter = {
      match: 'any',
      groups: [
        { match: 'all', conditions: [gone, open] },
        { match: 'all', conditions: [gone] },
      ],
    }
    expect(portalFilter(filter, someFacts())).toEqual({
      filter: { '@stageId': ['NEW', 'IN_PROCESS'] },
      missing: ['UF_GONE'],
    })
  })

  it('of no conditions are no filter', () =>
    expect(portalFilter({ match: 'all', groups: [] }, someFacts())).toEqual({ filter: null, missing: [] }))
})
