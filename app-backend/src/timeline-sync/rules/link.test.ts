import { describe, expect, it } from 'vitest'
import { linkBetween } from './link.ts'

describe('a link between two types', () => {
  it.each([
    ['contact to company', 3, 4, { at: 'source', field: 'companyIds' }],
    ['lead to company', 1, 4, { at: 'source', field: 'companyId' }],
    ['deal to contact', 2, 3, { at: 'source', field: 'contactIds' }],
    ['lead to the deal it became', 1, 2, { at: 'target', field: 'leadId' }],
    ['deal to the lead it came of', 2, 1, { at: 'source', field: 'leadId' }],
    ['contact to open deals', 3, 2, { at: 'target', field: 'contactId', only: { closed: 'N' } }],
    ['smart process to company', 1030, 4, { at: 'source', field: 'companyId' }],
    ['deal to a smart process under it', 2, 1030, { at: 'target', field: 'parentId2' }],
  ])('leads from %s', (_, source, target, link) => {
    expect(linkBetween(source, target)).toEqual(link)
  })

  it.each([
    ['one type with itself', 3, 3],
    ['an invoice of the old kind', 5, 4],
    ['an activity', 3, 6],
  ])('does not join %s', (_, source, target) => {
    expect(linkBetween(source, target)).toBeNull()
  })
})
