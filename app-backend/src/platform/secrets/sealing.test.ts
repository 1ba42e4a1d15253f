import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createSealing } from './sealing.ts'

const key = randomBytes(32)

describe('sealing', () => {
  it('gives back what was sealed', () => {
    const sealing = createSealing(key)
    expect(sealing.open(sealing.seal('ключ', 'a'), 'a')).toBe('ключ')
  })

  it('refuses a value sealed for another purpose', () => {
    const sealing = createSealing(key)
    expect(() => sealing.open(sealing.seal('ключ', 'a'), 'b')).toThrow()
  })

  it('refuses a value sealed by another key', () => {
    const sealed = createSealing(randomBytes(32)).seal('ключ', 'a')
    expect(() => createSealing(key).open(sealed, 'a')).toThrow()
  })

  it('refuses a changed value', () => {
    const sealing = createSealing(key)
    const sealed = sealing.seal('ключ', 'a')
    const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA')
    expect(() => sealing.open(changed, 'a')).toThrow()
  })
})
