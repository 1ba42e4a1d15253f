import { expect, it } from 'vitest'
import { portalFault } from './portal-fault.ts'

it.each([
  ['expired_token', 'token-expired'],
  ['NO_AUTH_FOUND', 'token-expired'],
  ['ACCESS_DENIED', 'portal.no-rights'],
  ['insufficient_scope', 'portal.no-rights'],
  ['authorization_error', 'portal.no-token'],
  ['APPLICATION_NOT_FOUND', 'portal.no-token'],
  ['QUERY_LIMIT_EXCEEDED', 'portal.limit'],
  ['OPERATION_TIME_LIMIT', 'portal.limit'],
  ['INTERNAL_SERVER_ERROR', 'portal.outcome-unknown'],
  ['NOT_FOUND', 'portal.refused'],
  ['', 'portal.refused'],
])('reads %s as %s', (error, code) => expect(portalFault({ error }).code).toBe(code))

it.each([
  [200_040_300_010, 'portal.no-rights'],
  [200_040_300_030, 'portal.no-rights'],
  [200_040_300_000, 'portal.refused'],
])('reads the catalogue’s number %s as %s', (error, code) => expect(portalFault({ error }).code).toBe(code))

it('cleans the portal’s words of markup', () =>
  expect(portalFault({ error: 'X', error_description: 'Поле <b>Название</b><br>обязательно' }).detail).toBe(
    'Поле Название обязательно',
  ))

it('keeps at most 300 characters of the portal’s words', () =>
  expect(portalFault({ error: 'X', error_description: 'я'.repeat(5000) }).detail).toHaveLength(300))
