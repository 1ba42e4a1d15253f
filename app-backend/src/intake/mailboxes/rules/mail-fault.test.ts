import { expect, it } from 'vitest'
import { mailFault, type ServerError } from './mail-fault.ts'

const imapLogin = (serverResponseCode: string, responseText = '') => ({
  authenticationFailed: true,
  serverResponseCode,
  responseText,
})

it.each<[string, ServerError, string]>([
  ['a name that nobody knows', { code: 'ENOTFOUND' }, 'name'],
  ['a name that nobody knows, told by the sender', { code: 'EDNS' }, 'name'],
  ['a private address', { code: 'mail.private-address' }, 'private'],
  ['a private address behind a public name', { code: 'portal.private-address' }, 'private'],
  ['nobody at the port', { code: 'ECONNREFUSED' }, 'refused'],
  ['silence', { code: 'ETIMEDOUT' }, 'no-answer'],
  ['a greeting that does not come', { code: 'GREETING_TIMEOUT' }, 'no-answer'],
  ['an expired certificate', { code: 'CERT_HAS_EXPIRED' }, 'certificate'],
  ['a certificate of its own', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'certificate'],
  ['a certificate of another name', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'certificate'],
  [
    'a certificate fault inside the sender’s own error',
    { code: 'ESOCKET', cause: { code: 'CERT_HAS_EXPIRED' } },
    'certificate',
  ],
  ['TLS at a port without it', { code: 'EPROTO' }, 'no-encryption'],
  ['no STARTTLS', { message: 'Server does not support STARTTLS', tlsFailed: true }, 'no-encryption'],
  ['a refused password', imapLogin('AUTHENTICATIONFAILED', 'Invalid credentials, try again later'), 'login'],
  ['a refused password without a code', imapLogin('', 'LOGIN failed.'), 'login'],
  ['a server that is too busy to check passwords', imapLogin('UNAVAILABLE'), 'login-later'],
  ['too many sign-ins at once', imapLogin('', 'Too many simultaneous connections'), 'login-later'],
  ['a refused password of the sender', { code: 'EAUTH', responseCode: 535 }, 'login'],
  ['a sender that asks to come later', { code: 'EAUTH', responseCode: 454 }, 'login-later'],
  ['a connection that ends', { code: 'ECONNRESET' }, 'lost'],
  ['an answer nobody understands', { code: 'ParserError11', message: 'x' }, 'protocol'],
])('%s', (_name, error, fault) => {
  expect(mailFault(error).fault).toBe(fault)
})

it('quotes the server without control characters, and not at length', () => {
  const { detail } = mailFault({ authenticationFailed: true, responseText: `no\r\nbell\u0007 ${'x'.repeat(900)}` })
  expect(detail).toMatch(/^no bell x+$/)
  expect(detail).toHaveLength(300)
})
