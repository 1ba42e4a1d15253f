import { randomBytes } from 'node:crypto'
import type { Token } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

const REFRESH_LIFETIME_MS = 180 * 24 * 3600 * 1000

export interface MintedToken {
  accessToken: string
  refreshToken: string
  /** Portal milliseconds. */
  expiresAt: number
}

/** Access and refresh tokens of (application, person). Bitrix24 docs: settings/oauth/index. */
export interface Tokens {
  /** `hops`: how many events in a row led here, for tokens that travel with an event. */
  mint(clientId: string, userId: number, hops?: number): MintedToken
  find(accessToken: string): Token | undefined
  /** A new pair for a refresh token, or undefined when it is unknown, dead or of another application. */
  refresh(refreshToken: string, clientId: string): Token | undefined
  /** Makes one access token expire now; its refresh token lives on. */
  expire(accessToken: string): void
  /** Forgets every token of the application. */
  revokeApp(clientId: string): void
  /** Codes of /oauth/authorize/: one use, 30 s. */
  mintCode(clientId: string, userId: number): string
  redeemCode(code: string, clientId: string): Token | undefined
}

export function createTokens(state: PortalState): Tokens {
  const codes = new Map<string, { clientId: string; userId: number; expiresAt: number }>()

  const mint = (clientId: string, userId: number, hops?: number): Token => {
    const now = state.clock.now()
    const token: Token = {
      accessToken: randomBytes(35).toString('hex'),
      refreshToken: randomBytes(35).toString('hex'),
      clientId,
      userId,
      expiresAt: now + state.settings.accessTtlSeconds * 1000,
      refreshExpiresAt: now + REFRESH_LIFETIME_MS,
      refreshedAt: null,
      ...(hops === undefined ? {} : { hops }),
    }
    state.tokenPairs.set(token.accessToken, token)
    byRefresh.set(token.refreshToken, token.accessToken)
    dropDead(now)
    state.touch()
    return token
  }

  /** Refresh token -> access token; rebuilt when a snapshot replaced the table. */
  const byRefresh = new Map<string, string>()
  const ofRefresh = (refreshToken: string): Token | undefined => {
    const known = state.tokenPairs.get(byRefresh.get(refreshToken) ?? '')
    if (known) return known
    for (const token of state.tokenPairs.values()) byRefresh.set(token.refreshToken, token.accessToken)
    return state.tokenPairs.get(byRefresh.get(refreshToken) ?? '')
  }

  let mintedSinceSweep = 0
  /** Keeps the table from growing for ever: pairs that were refreshed and expired an hour ago are of no use to anyone. */
  const dropDead = (now: number): void => {
    mintedSinceSweep += 1
    if (mintedSinceSweep < 1000) return
    mintedSinceSweep = 0
    for (const token of state.tokenPairs.values()) {
      const dead = token.refreshExpiresAt < now || (token.refreshedAt !== null && token.expiresAt + 3_600_000 < now)
      if (!dead) continue
      state.tokenPairs.delete(token.accessToken)
      byRefresh.delete(token.refreshToken)
    }
  }

  return {
    mint: (clientId, userId, hops) => {
      const { accessToken, refreshToken, expiresAt } = mint(clientId, userId, hops)
      return { accessToken, refreshToken, expiresAt }
    },
    find: (accessToken) => state.tokenPairs.get(accessToken),
    refresh(refreshToken, clientId) {
      const token = ofRefresh(refreshToken)
      const now = state.clock.now()
      if (!token || token.clientId !== clientId || token.refreshExpiresAt <= now) return undefined
      if (token.refreshedAt !== null && now > token.refreshedAt + state.settings.refreshGraceSeconds * 1000)
        return undefined
      token.refreshedAt ??= now
      return mint(clientId, token.userId)
    },
    expire(accessToken) {
      const token = state.tokenPairs.get(accessToken)
      if (token) token.expiresAt = state.clock.now()
      state.touch()
    },
    revokeApp(clientId) {
      for (const token of state.tokenPairs.values()) {
        if (token.clientId !== clientId) continue
        state.tokenPairs.delete(token.accessToken)
        byRefresh.delete(token.refreshToken)
      }
      state.touch()
    },
    mintCode(clientId, userId) {
      const code = randomBytes(16).toString('hex')
      codes.set(code, { clientId, userId, expiresAt: state.clock.now() + 30_000 })
      return code
    },
    redeemCode(code, clientId) {
      const grant = codes.get(code)
      codes.delete(code)
      if (!grant || grant.clientId !== clientId || grant.expiresAt < state.clock.now()) return undefined
      return mint(clientId, grant.userId)
    },
  }
}
