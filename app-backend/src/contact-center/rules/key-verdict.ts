import { type Reason, reason } from '../../kernel/reason.ts'
import { inNetworks } from './networks.ts'

/** What a key allows: read = searches and directories, write = contacts, companies, deals, calls = telephone calls. */
export const keyScopes = ['read', 'write', 'calls'] as const
export type KeyScope = (typeof keyScopes)[number]

export interface KeyFacts {
  scopes: readonly string[]
  networks: readonly string[]
  expiresAt: Date | null
  revokedAt: Date | null
}

export interface KeyUse {
  /** Null: any key may. */
  scope: KeyScope | null
  ip: string
  now: Date
}

export type KeyVerdict = { allowed: true } | { allowed: false; because: Reason[] }

const refused = (code: string, params: Reason['params'] = {}): KeyVerdict => ({
  allowed: false,
  because: [reason(code, params)],
})

/** Whether a key may be used so: withdrawn and expired keys first, then where from, then what for. */
export function keyVerdict(key: KeyFacts, { scope, ip, now }: KeyUse): KeyVerdict {
  if (key.revokedAt !== null && key.revokedAt <= now) return refused('center.key-refused')
  if (key.expiresAt !== null && key.expiresAt <= now) return refused('center.key-refused')
  if (!inNetworks(ip, key.networks)) return refused('center.address', { ip })
  if (scope !== null && !key.scopes.includes(scope)) return refused('center.scope', { scope })
  return { allowed: true }
}
