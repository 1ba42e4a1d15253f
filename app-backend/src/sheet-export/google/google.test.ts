import { expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { googleKey, spreadsheetIdIn } from './google-key.ts'
import { refusal } from './refusal.ts'
import { createRequestPace } from './request-pace.ts'

const id = '1AbCdEfGhIjKlMnOpQrStUvWxYz-_0123456789'

it.each([
  [`https://docs.google.com/spreadsheets/d/${id}/edit#gid=0`, id],
  [`https://docs.google.com/spreadsheets/u/1/d/${id}`, id],
  [id, id],
  [`https://evil.example/spreadsheets/d/${id}/edit`, null],
  ['https://docs.google.com/document/d/1', null],
])('the spreadsheet of %s is %s', (link, found) => {
  expect(spreadsheetIdIn(link)).toBe(found)
})

it('a key is that of a service account, and where it says to ask for access is not kept', () => {
  const key = {
    type: 'service_account',
    client_email: 'a@b.iam.gserviceaccount.com',
    private_key: '-----BEGIN PRIVATE KEY-----\n…',
    token_uri: 'http://169.254.169.254/token',
  }
  expect(googleKey(JSON.stringify(key))).toEqual({ email: key.client_email, privateKey: key.private_key })
  expect(googleKey('{"type":"authorized_user"}')).toBeNull()
  expect(googleKey('не JSON')).toBeNull()
})

it.each([
  [429, {}, 'sheets.limit'],
  [503, {}, 'sheets.unavailable'],
  [404, {}, 'sheets.spreadsheet-gone'],
  [403, { error: { message: 'The caller does not have permission' } }, 'sheets.no-access'],
  [403, { error: { message: 'You are trying to edit a protected cell' } }, 'sheets.protected'],
  [401, {}, 'sheets.key-refused'],
  [400, { error: 'invalid_grant' }, 'sheets.key-refused'],
  [400, { error: { message: 'above the limit of 10000000 cells' } }, 'sheets.full'],
  [400, { error: { message: 'Invalid range' } }, 'sheets.refused'],
])('%i %o means %s', (status, body, code) => {
  expect(refusal({ status, retryAfter: null, body }).code).toBe(code)
})

it('the fifty-first request of a minute waits until the first is a minute old; writes are counted apart', () => {
  const clock = createClock()
  const at = clock.now()
  const pace = createRequestPace({ ...clock, now: () => new Date(at.getTime() + passed) })
  let passed = 0
  for (let sent = 0; sent < 50; sent += 1) pace.take('a', 'read')
  passed = 20_000
  expect(() => pace.take('a', 'read')).toThrow(expect.objectContaining({ params: { seconds: 40 } }))
  pace.take('a', 'write')
  passed = 60_000
  pace.take('a', 'read')
})
