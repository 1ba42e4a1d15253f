import { expect, it } from 'vitest'
import { lineFields } from './line-fields.ts'

const line = { action: 'portal.update', entityTypeId: 1, before: { stageId: 'NEW' }, after: { stageId: 'WON' } }

it('fields of a record are those of its type', () =>
  expect(lineFields(line)).toEqual({ family: 'crm.1', before: { stageId: 'NEW' }, after: { stageId: 'WON' } }))

it('settings are taken out of their wrapping', () =>
  expect(
    lineFields({
      action: 'settings.changed',
      entityTypeId: null,
      before: { slice: 'requests', values: { openContacts: true } },
      after: { slice: 'requests', values: { openContacts: false } },
    }),
  ).toEqual({ family: 'settings.requests', before: { openContacts: true }, after: { openContacts: false } }))

it('rights are a field each', () =>
  expect(
    lineFields({
      action: 'permissions.changed',
      entityTypeId: null,
      before: { matrix: {} },
      after: { matrix: { 'audit.view': ['administrator'] } },
    }),
  ).toEqual({ family: 'permissions', before: {}, after: { 'audit.view': ['administrator'] } }))

it('an activity names its owner as one record', () =>
  expect(lineFields({ ...line, entityTypeId: 6, before: {}, after: { OWNER_ID: 7, OWNER_TYPE_ID: 1 } })).toEqual({
    family: 'crm.6',
    before: {},
    after: { owner: '1.7' },
  }))

it('a line without values has none', () =>
  expect(lineFields({ action: 'jobs.run', entityTypeId: null, before: null, after: null })).toEqual({
    family: '',
    before: null,
    after: null,
  }))
