import { expect, it } from 'vitest'
import { choosePerformer } from './choose-performer.ts'

const client = 5

it('takes the contact of the field, whoever else is bound', () =>
  expect(choosePerformer({ contactId: 9, boundContacts: [5, 7] }, client)).toMatchObject({ contactId: 9 }))

it('takes the only bound contact beside the client', () =>
  expect(choosePerformer({ contactId: null, boundContacts: [5, 7] }, client)).toMatchObject({ contactId: 7 }))

it('never takes the client by guess', () =>
  expect(choosePerformer({ contactId: null, boundContacts: [5] }, client).contactId).toBeNull())

it('never guesses while the client is not known', () =>
  expect(choosePerformer({ contactId: null, boundContacts: [7] }, null).contactId).toBeNull())

it('does not choose between two', () =>
  expect(choosePerformer({ contactId: null, boundContacts: [7, 8] }, client).because.code).toBe(
    'external.no-performer',
  ))

it('takes the client where the field says so', () =>
  expect(choosePerformer({ contactId: 5, boundContacts: [5] }, client)).toMatchObject({ contactId: 5 }))
