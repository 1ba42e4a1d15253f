import { expect, it } from 'vitest'
import { maskParams } from './mask-params.ts'

it('keeps ids and codes', () =>
  expect(maskParams({ entityTypeId: 1, filter: { '@stageId': ['NEW', 'IN_PROCESS'] } })).toEqual({
    entityTypeId: 1,
    filter: { '@stageId': ['NEW', 'IN_PROCESS'] },
  }))

it('hides personal text, names of people and addresses', () =>
  expect(maskParams({ fields: { title: 'ABC', NAME: 'Anna', EMAIL: 'a@b.example' }, values: ['a@b.example'] })).toEqual(
    {
      fields: { title: '(3)', NAME: '(4)', EMAIL: '(11)' },
      values: ['(11)'],
    },
  ))

it('hides secrets whatever their shape', () =>
  expect(maskParams({ auth: 'abc', access_token: ['x'], client_secret: { a: 1 } })).toEqual({
    auth: '***',
    access_token: '***',
    client_secret: '***',
  }))
