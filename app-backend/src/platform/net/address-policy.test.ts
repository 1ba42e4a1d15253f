import { describe, expect, it } from 'vitest'
import { isListedHost, isPublicAddress } from './address-policy.ts'

describe('isPublicAddress', () => {
  it.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])('lets %s through', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  )

  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    'ff02::1',
    '2002:7f00:1::',
    'localhost',
    '',
    '127.1',
    '0x7f.1',
    '2130706433',
    '017700000001',
  ])('refuses %s', (address) => expect(isPublicAddress(address)).toBe(false))
})

describe('isListedHost', () => {
  const url = new URL('http://portal.local:8080/rest/')
  it('takes the host with its port', () => expect(isListedHost(url, ['Portal.local:8080'])).toBe(true))
  it('takes the host with any port', () => expect(isListedHost(url, ['portal.local'])).toBe(true))
  it('refuses another port', () => expect(isListedHost(url, ['portal.local:80'])).toBe(false))
  it('refuses a host that only ends the same', () => expect(isListedHost(url, ['local'])).toBe(false))
})
