import { expect, it } from 'vitest'
import { eventKind } from './event-kind.ts'

it.each([
  ['ONCRMLEADADD', null, { kind: 'record', entityTypeId: 1, change: 'added' }],
  ['ONCRMLEADUPDATE', null, { kind: 'record', entityTypeId: 1, change: 'changed' }],
  ['ONCRMCONTACTDELETE', null, { kind: 'record', entityTypeId: 3, change: 'deleted' }],
  ['ONCRMDYNAMICITEMUPDATE', 1030, { kind: 'record', entityTypeId: 1030, change: 'changed' }],
  ['ONCRMDYNAMICITEMADD_1030', 1030, { kind: 'record', entityTypeId: 1030, change: 'added' }],
  ['ONCRMDYNAMICITEMADD', null, { kind: 'other' }],
  ['ONAPPUNINSTALL', null, { kind: 'uninstalled' }],
  ['ONAPPUPDATE', null, { kind: 'app' }],
  ['ONCRMLEADADDX', null, { kind: 'other' }],
  ['', null, { kind: 'other' }],
] as const)('reads %s', (name, type, expected) => expect(eventKind(name, type)).toEqual(expected))
