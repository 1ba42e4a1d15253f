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

describe('a key that was changed', () => {
  const [older, present] = [randomBytes(32), randomBytes(32)]
  const sealing = createSealing(present, [randomBytes(32), older])
  const sealed = createSealing(older).seal('secret', 'access')

  it('opens what an older key sealed, and seals by the present one', () => {
    expect(sealing.open(sealed, 'access')).toBe('secret')
    expect(createSealing(present).open(sealing.seal('secret', 'access'), 'access')).toBe('secret')
  })

  it('seals anew what an older key sealed, and leaves the rest', () => {
    const anew = sealing.resealed(sealed, 'access')
    expect(createSealing(present).open(anew ?? '', 'access')).toBe('secret')
    expect(sealing.resealed(anew ?? '', 'access')).toBeNull()
  })

  it('opens nothing for another purpose and nothing of an unknown key', () => {
    expect(() => sealing.open(sealed, 'refresh')).toThrow()
    expect(() => sealing.resealed(createSealing(randomBytes(32)).seal('secret', 'access'), 'access')).toThrow()
  })
})
