import { expect, it } from 'vitest'
import { companiesOf } from './companies-of.ts'

const of = (...ids: number[]) => ({ companyId: ids[0] ?? null, companyIds: ids })

it.each([
  ['a new contact: its companies', { kind: 'added', fields: [], before: null, after: of(4, 5) }, [4, 5]],
  [
    'one that moved: where it was and where it is',
    { kind: 'changed', fields: ['companyIds'], before: of(4), after: of(5) },
    [4, 5],
  ],
  ['one with another name: none', { kind: 'changed', fields: ['title'], before: of(4), after: of(4) }, []],
  ['one that is gone: where it was', { kind: 'deleted', fields: [], before: of(4), after: null }, [4]],
  [
    'one that was never seen before: any',
    { kind: 'changed', fields: ['companyId'], before: null, after: of(4) },
    'any',
  ],
  ['one that is gone and was never seen: any', { kind: 'deleted', fields: [], before: null, after: null }, 'any'],
] as const)('%s', (_, change, expected) => expect(companiesOf(change)).toEqual(expected))
