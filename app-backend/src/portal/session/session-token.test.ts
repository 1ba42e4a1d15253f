import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { createSessionTokens, sessionMs } from './session-token.ts'

const viewer = { portalId: 'p', userId: 7, name: 'Алексей Гордеев', isAdmin: false, accessToken: 'portal-key-of-seven' }

describe('session token', () => {
  it('gives back its viewer', async () => {
    const tokens = createSessionTokens(randomBytes(32), createClock())
    expect(await tokens.read((await tokens.issue(viewer)).token)).toEqual(viewer)
  })

  it('shows nothing of the portal key inside', async () => {
    const { token } = await createSessionTokens(randomBytes(32), createClock()).issue(viewer)
    const parts = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'))
    expect(parts.join()).not.toContain('portal-key')
  })

  it('is refused a moment after its end', async () => {
    const clock = createClock()
    const tokens = createSessionTokens(randomBytes(32), clock)
    const { token } = await tokens.issue(viewer)
    clock.setOffset(sessionMs + 1_000)
    await expect(tokens.read(token)).rejects.toMatchObject({ code: 'session.expired' })
  })

  it.each(['', 'abc', 'a.b.c.d.e'])('is refused when it is «%s»', async (token) => {
    await expect(createSessionTokens(randomBytes(32), createClock()).read(token)).rejects.toMatchObject({
      code: 'session.missing',
    })
  })

  it('is refused when another key made it', async () => {
    const { token } = await createSessionTokens(randomBytes(32), createClock()).issue(viewer)
    await expect(createSessionTokens(randomBytes(32), createClock()).read(token)).rejects.toMatchObject({
      code: 'session.missing',
    })
  })
})
