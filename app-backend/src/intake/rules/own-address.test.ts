import { expect, it } from 'vitest'
import { ownAddress } from './own-address.ts'

const own = ['support@poryadok.example', 'sales@poryadok.example']

it.each([
  [['sales@poryadok.example'], 'sales@poryadok.example'],
  [['anna@zarechie.example', 'support@poryadok.example'], 'support@poryadok.example'],
])('knows its own letter by %j', (writers, address) =>
  expect(ownAddress(writers, own)).toEqual({ code: 'intake.own-address', params: { address } }),
)

it.each([
  [[]],
  [['anna@zarechie.example']],
  [['xsupport@poryadok.example']],
  [['support@poryadok.example.evil.example']],
])('takes %j for foreign', (writers) => expect(ownAddress(writers, own)).toBeNull())
