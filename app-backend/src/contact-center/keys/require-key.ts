import { enterPortal } from '@poryadok/prisma/scope'
import type { FastifyRequest } from 'fastify'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { ErrorCode } from '../../platform/errors/error-table.ts'
import type { Guard } from '../../platform/http/guard.ts'
import type { Abilities, Tenant } from '../../portal/index.ts'
import { keyVerdict, type KeyScope } from '../rules/key-verdict.ts'
import { takeKey } from './key-store.ts'

/** Who calls: a key of a client of a portal. */
export interface Caller {
  tenant: Tenant
  keyId: string | null
  client: string
  sandbox: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard of the contact centre's API. */
    caller: Caller
  }
}

export interface KeyGuardDeps {
  db: Pick<Database, 'prisma'>
  clock: Clock
  /** Throws when an administrator has switched the contact centre off. */
  switchedOn(portalId: string, abilities: Abilities): Promise<void>
}

/** A pre-handler that lets a key with the scope pass; what comes after it sees the rows of the key's portal only. */
export function requireKey(deps: KeyGuardDeps, scope: KeyScope | null): Guard {
  return (request, _reply, done) => {
    const pass = (caller: Caller) => {
      request.caller = caller
      enterPortal(caller.tenant.id, done)
    }
    admit(deps, request, scope).then(pass, done)
  }
}

async function admit(deps: KeyGuardDeps, request: FastifyRequest, scope: KeyScope | null): Promise<Caller> {
  const [, secret] = /^Bearer (cc_[\w-]{20,100})$/.exec(request.headers.authorization ?? '') ?? []
  if (!secret) throw new AppError('center.no-key')
  const now = deps.clock.now()
  const key = await takeKey(deps.db.prisma, secret, request.ip, now)
  if (!key) throw new AppError('center.key-refused')
  const verdict = keyVerdict(key, { scope, ip: request.ip, now })
  if (!verdict.allowed) {
    const [why] = verdict.because
    throw new AppError((why?.code ?? 'center.key-refused') as ErrorCode, { params: why?.params ?? {} })
  }
  if (key.waitSeconds !== null) throw new AppError('center.too-many', { params: { seconds: key.waitSeconds } })
  const { tenant, abilities } = key.portal
  if (tenant.state === 'uninstalled') throw new AppError('center.key-refused')
  await deps.switchedOn(tenant.id, abilities)
  return { tenant, keyId: key.id, client: key.client, sandbox: key.sandbox }
}
