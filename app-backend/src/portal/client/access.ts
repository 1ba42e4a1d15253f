import type { Clock } from '../../platform/clock/clock.ts'
import { AppError, isAppError } from '../../platform/errors/app-error.ts'
import type { Actor } from '../tenant.ts'
import type { OAuth } from './oauth.ts'
import type { TokenPair, TokenStore } from './token-store.ts'

/** Where a call goes and with whose token. */
export interface Access {
  endpoint: string
  token: string
}

export interface AccessDeps {
  clock: Clock
  tokens: TokenStore
  oauth: OAuth
  /** Stored address of a portal. */
  endpointOf(portalId: string): Promise<string>
}

/** Tokens and addresses for calls: the installer's pair renews itself, a viewer's token never does. */
export function createAccess({ clock, tokens, oauth, endpointOf }: AccessDeps) {
  /** Only the server's word that the pair is dead ends it; every other failure leaves it for the next try. */
  const refresh = (pair: TokenPair) =>
    oauth.refresh(pair.serverEndpoint, pair.refreshToken).catch((error: unknown) => {
      if (isAppError(error, 'session.refused')) return null
      throw error
    })

  async function renewPair(portalId: string, stale: string): Promise<TokenPair> {
    const pair = await tokens.renew(portalId, stale, refresh, clock.now())
    if (!pair) throw new AppError('portal.no-token')
    return pair
  }

  const accessOf = (pair: TokenPair): Access => ({ endpoint: pair.clientEndpoint, token: pair.accessToken })

  return {
    async of(actor: Actor): Promise<Access> {
      if (actor.kind === 'viewer') {
        return { endpoint: actor.endpoint ?? (await endpointOf(actor.portalId)), token: actor.accessToken }
      }
      const pair = await tokens.read(actor.portalId)
      if (!pair) throw new AppError('portal.no-token')
      return accessOf(pair.expiresAt > clock.now() ? pair : await renewPair(actor.portalId, pair.accessToken))
    },

    /** After `expired_token`. Throws `session.refused` for a viewer: only the frame can bring a new token. */
    async renewed(actor: Actor, stale: Access): Promise<Access> {
      if (actor.kind === 'viewer') throw new AppError('session.refused')
      return accessOf(await renewPair(actor.portalId, stale.token))
    },

    /** After a redirect: the portal was renamed, and the authorisation server says its new address with a new pair. */
    async moved(actor: Actor, stale: Access): Promise<Access> {
      const current = await tokens.read(actor.portalId)
      if (!current) throw new AppError('portal.no-token')
      const known = current.clientEndpoint !== stale.endpoint
      const pair = known ? current : await renewPair(actor.portalId, current.accessToken)
      return { endpoint: pair.clientEndpoint, token: actor.kind === 'viewer' ? stale.token : pair.accessToken }
    },

    /** The portal says that the installer's token is dead: the next administrator who opens the app brings a new pair. */
    async dead(actor: Actor, access: Access): Promise<void> {
      if (actor.kind === 'portal')
        await tokens.renew(actor.portalId, access.token, () => Promise.resolve(null), clock.now())
    },
  }
}
