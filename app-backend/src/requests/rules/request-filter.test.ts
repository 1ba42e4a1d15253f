import { describe, expect, it } from 'vitest'
import { requestFilter, type FilterFacts } from './request-filter.ts'

const fields = { category: 'UF_CRM_PRD_CATEGORY', resolveBy: 'UF_CRM_PRD_RESOLVE_BY', mailbox: 'UF_CRM_PRD_MAILBOX' }
const filter = (facts: Partial<FilterFacts>) =>
  requestFilter({
    client: { kind: 'contact', id: 15 },
    contactIds: [],
    firstContactOnly: false,
    preset: 'open',
    search: '',
    me: 7,
    stages: { open: ['NEW', 'IN_PROCESS'], closed: ['CONVERTED', 'JUNK'] },
    fields,
    now: '2026-11-22T09:00:00.000Z',
    ...facts,
  })
const open = { '@stageId': ['NEW', 'IN_PROCESS'] }

describe('requestFilter', () => {
  it('takes every binding of a contact, not only the primary one', () =>
    expect(filter({})).toEqual({ 0: { contactIds: 15 }, 1: open }))

  it('asks a portal that knows no other filter by the first contact', () => {
    expect(filter({ firstContactOnly: true })[0]).toEqual({ contactId: 15 })
    const company = { client: { kind: 'company', id: 7 }, contactIds: [15], firstContactOnly: true } as const
    expect(filter(company)[0]).toMatchObject({ 1: { '@contactId': [15] } })
  })

  it('adds the requests of a company’s contacts to its own', () =>
    expect(filter({ client: { kind: 'company', id: 7 }, contactIds: [15, 16] })[0]).toEqual({
      logic: 'OR',
      0: { companyId: 7 },
      1: { '@contactIds': [15, 16] },
    }))

  it('asks for a company’s own requests when it has no contacts', () =>
    expect(filter({ client: { kind: 'company', id: 7 } })[0]).toEqual({ companyId: 7 }))

  it.each([
    ['mine', { ...open, assignedById: 7 }],
    ['overdue', { ...open, '<UF_CRM_PRD_RESOLVE_BY': '2026-11-22T09:00:00.000Z' }],
    ['uncategorized', { ...open, UF_CRM_PRD_CATEGORY: '' }],
    ['closed', { '@stageId': ['CONVERTED', 'JUNK'] }],
  ] as const)('reads the preset %s', (preset, expected) => expect(filter({ preset })[1]).toEqual(expected))

  it.each(['open', 'mine', 'overdue', 'uncategorized', 'closed'] as const)(
    'shows nothing under %s when the type has no such stages',
    (preset) => expect(filter({ preset, stages: { open: [], closed: [] } })[1]).toMatchObject({ '@stageId': ['-'] }),
  )

  it('looks for words in the title', () => expect(filter({ search: 'щит' })[2]).toEqual({ '%title': 'щит' }))

  it.each(['48213', '48 213', '№ 48\u00a0213'])('looks for «%s» as a number too', (search) =>
    expect(filter({ search })[2]).toEqual({ logic: 'OR', 0: { id: 48213 }, 1: { '%title': search } }),
  )
})
