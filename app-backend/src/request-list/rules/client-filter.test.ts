import { expect, it } from 'vitest'
import { clientFilter } from './client-filter.ts'

it('of a contact takes every request that names them, not only first', () =>
  expect(clientFilter({ kind: 'contact', id: 15 }, [])).toEqual({ contactIds: 15 }))

it('of a company adds the requests of its contacts to its own', () =>
  expect(clientFilter({ kind: 'company', id: 7 }, [15, 16])).toEqual({
    logic: 'OR',
    0: { companyId: 7 },
    1: { '@contactIds': [15, 16] },
  }))

it('of a company without contacts takes its own alone', () =>
  expect(clientFilter({ kind: 'company', id: 7 }, [])).toEqual({ companyId: 7 }))
