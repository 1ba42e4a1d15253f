import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { NoAnswer, type Transport } from './transport.ts'

const answer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().default(3600),
  client_endpoint: z.url(),
  server_endpoint: z.url(),
  member_id: z.string().min(1),
  user_id: z.coerce.number().int().positive().optional(),
  scope: z.string().default(''),
})

/** What the authorisation server says of a pair: the only trusted source of member_id and addresses. */
export interface Grant {
  accessToken: string
  refreshToken: string
  expiresAt: Date
  clientEndpoint: string
  serverEndpoint: string
  memberId: string
  userId: number | null
  scopes: string[]
}

export interface OAuth {
  /**
   * Exchanges a refresh token for a new pair. Our secret goes to listed servers only.
   * Throws `session.refused` when the server does not know the pair, `portal.unavailable` when it does not answer.
   * Bitrix24 docs: settings/oauth/auto-renewal
   */
  refresh(serverEndpoint: string, refreshToken: string): Promise<Grant>
}

export interface OAuthOptions {
  servers: readonly string[]
  clientId: string
  clientSecret: string
}

export function createOAuth(transport: Transport, clock: Clock, options: OAuthOptions): OAuth {
  const listed = new Set(options.servers.map((server) => new URL(server).origin))

  return {
    async refresh(serverEndpoint, refreshToken) {
      const server = URL.canParse(serverEndpoint) ? new URL(serverEndpoint).origin : ''
      if (!listed.has(server)) throw new AppError('portal.foreign-server')
      const form = new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: options.clientId,
        client_secret: options.clientSecret,
        refresh_token: refreshToken,
      })
      const { status, body } = await transport.post(`${server}/oauth/token/`, { form }).catch((error: unknown) => {
        throw error instanceof NoAnswer ? new AppError('portal.unavailable', { cause: error }) : error
      })
      const grant = answer.safeParse(body)
      if (!grant.success) throw refusal(status, body)
      const data = grant.data
      return {
        accessToken: data.access_token,
        refreshToken: data.refresh_token,
        expiresAt: new Date(clock.now().getTime() + data.expires_in * 1_000),
        clientEndpoint: data.client_endpoint.replace(/\/*$/, '/'),
        serverEndpoint: data.server_endpoint,
        memberId: data.member_id,
        userId: data.user_id ?? null,
        scopes: data.scope.split(/[\s,]+/).filter(Boolean),
      }
    },
  }
}

/**
 * What a refusal means. Only `invalid_grant` says that the pair is dead; wrong keys of ours or an unpaid portal leave it alive.
 * Bitrix24 docs: settings/oauth/error-codes
 */
function refusal(status: number, body: unknown): AppError {
  const error = body instanceof Object && 'error' in body ? body.error : null
  if (error === 'invalid_grant') return new AppError('session.refused')
  if (error === 'invalid_client') return new AppError('portal.wrong-keys')
  if (error === 'PAYMENT_REQUIRED') return new AppError('portal.unpaid')
  const detail = typeof error === 'string' ? error.slice(0, 100) : `HTTP ${status}`
  return new AppError('portal.unavailable', { params: { detail } })
}
