import { hkdfSync } from 'node:crypto'
import { EncryptJWT, jwtDecrypt } from 'jose'
import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Viewer } from './viewer.ts'

/** Life of a session; the screen renews it at nine tenths. */
export const sessionMs = 10 * 60_000

const claims = z.object({ pid: z.string(), uid: z.number(), name: z.string(), adm: z.boolean(), at: z.string() })

export interface SessionTokens {
  issue(viewer: Viewer): Promise<{ token: string; expiresAt: Date }>
  /** Throws `session.expired` for an old token and `session.missing` for anything that is not ours. */
  read(token: string): Promise<Viewer>
}

/**
 * Bearer tokens for our screens: encrypted (JWE, A256GCM), because the viewer's portal token travels inside, so that the
 * server keeps no sessions. They live in the memory of a page only.
 */
export function createSessionTokens(
  secretKey: Buffer,
  clock: Clock,
  /** Keys that were in use before: sessions that began under them go on. */
  older: readonly Buffer[] = [],
): SessionTokens {
  const sessionKey = (secret: Buffer) => new Uint8Array(hkdfSync('sha256', secret, '', 'poryadok session', 32))
  const key = sessionKey(secretKey)
  const keys = [key, ...older.map(sessionKey)]

  /** By the key that fits; the fault of the present key when none does. */
  async function opened(token: string) {
    const options = { currentDate: clock.now(), clockTolerance: 0 }
    const tries = await Promise.allSettled(keys.map((one) => jwtDecrypt(token, one, options)))
    const fits = tries.find((one) => one.status === 'fulfilled')
    if (fits) return fits.value
    const faults = tries.map((one) => (one.status === 'rejected' ? (one.reason as unknown) : undefined))
    throw faults.find((fault) => (fault as { code?: string }).code === 'ERR_JWT_EXPIRED') ?? faults[0]
  }
  return {
    async issue(viewer) {
      const expiresAt = new Date(clock.now().getTime() + sessionMs)
      const body = {
        pid: viewer.portalId,
        uid: viewer.userId,
        name: viewer.name,
        adm: viewer.isAdmin,
        at: viewer.accessToken,
      }
      const token = await new EncryptJWT(body)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(expiresAt)
        .encrypt(key)
      return { token, expiresAt }
    },

    async read(token) {
      const { payload } = await opened(token).catch((error: unknown) => {
        const expired = (error as { code?: string }).code === 'ERR_JWT_EXPIRED'
        throw new AppError(expired ? 'session.expired' : 'session.missing', { cause: error })
      })
      const { pid, uid, name, adm, at } = claims.parse(payload)
      return { portalId: pid, userId: uid, name, isAdmin: adm, accessToken: at }
    },
  }
}
