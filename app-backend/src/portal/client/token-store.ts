import type { PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import type { Sealing } from '../../platform/secrets/sealing.ts'

export interface TokenPair {
  accessToken: string
  refreshToken: string
  expiresAt: Date
  clientEndpoint: string
  serverEndpoint: string
}

export interface TokenStore {
  /** The installer's pair, null when the portal has none that works. */
  read(portalId: string): Promise<TokenPair | null>
  /**
   * Runs `renew` for one caller at a time over all processes (row lock) and saves what it returns; null = the pair is dead.
   * When somebody renewed the pair while we waited for the lock, returns theirs instead.
   */
  renew(
    portalId: string,
    stale: string,
    renew: (pair: TokenPair) => Promise<TokenPair | null>,
    now: Date,
  ): Promise<TokenPair | null>
}

interface TokenRow {
  access_token: string | null
  refresh_token: string | null
  token_expires_at: Date | null
  client_endpoint: string
  server_endpoint: string
}

export function createTokenStore(prisma: PrismaClient, sealing: Sealing): TokenStore {
  const open = (row: TokenRow | undefined): TokenPair | null =>
    row?.access_token && row.refresh_token
      ? {
          accessToken: sealing.open(row.access_token, 'access'),
          refreshToken: sealing.open(row.refresh_token, 'refresh'),
          expiresAt: row.token_expires_at ?? new Date(0),
          clientEndpoint: row.client_endpoint,
          serverEndpoint: row.server_endpoint,
        }
      : null

  /** One renewal at a time in this process: the others wait for it and take no connection. */
  const running = new Map<string, Promise<TokenPair | null>>()

  return {
    async read(portalId) {
      const rows = await inPortal(
        portalId,
        () => prisma.$queryRaw<TokenRow[]>`
        SELECT access_token, refresh_token, token_expires_at, client_endpoint, server_endpoint FROM portal WHERE id = ${portalId}::uuid`,
      )
      return open(rows[0])
    },

    renew(portalId, stale, renew, now) {
      const key = `${portalId} ${stale}`
      const already = running.get(key)
      if (already) return already
      // NO KEY: inserts that refer to the portal (letters, events) go on while the authorisation server thinks.
      const work = inPortal(portalId, () =>
        prisma.$transaction(
          async (tx) => {
            const rows = await tx.$queryRaw<TokenRow[]>`
            SELECT access_token, refresh_token, token_expires_at, client_endpoint, server_endpoint
            FROM portal WHERE id = ${portalId}::uuid FOR NO KEY UPDATE`
            const current = open(rows[0])
            if (!current || current.accessToken !== stale) return current
            const next = await renew(current)
            await tx.portal.update({
              where: { id: portalId },
              data: next
                ? {
                    accessToken: sealing.seal(next.accessToken, 'access'),
                    refreshToken: sealing.seal(next.refreshToken, 'refresh'),
                    tokenExpiresAt: next.expiresAt,
                    clientEndpoint: next.clientEndpoint,
                    origin: new URL(next.clientEndpoint).origin,
                    updatedAt: now,
                  }
                : { accessToken: null, refreshToken: null, updatedAt: now },
            })
            return next
          },
          { timeout: 90_000, maxWait: 90_000 },
        ),
      )
      running.set(key, work)
      return work.finally(() => running.delete(key))
    },
  }
}
