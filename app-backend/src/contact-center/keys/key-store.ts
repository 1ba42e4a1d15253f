import { prepared, Prisma, type PrismaClient } from '@poryadok/prisma'
import { acrossPortals } from '@poryadok/prisma/scope'
import { randomUUID } from 'node:crypto'
import { recordAudit } from '../../audit/index.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { portalAlong, readPortalAlong, type Abilities, type PortalAlong, type Tenant } from '../../portal/index.ts'
import type { ApiKeyView, newApiKey } from '../contract.ts'
import type { z } from 'zod'
import type { KeyFacts } from '../rules/key-verdict.ts'
import { isNetwork } from '../rules/networks.ts'
import { keyPace } from '../rules/key-pace.ts'
import { hashOf, newSecret, prefixOf } from './key-secret.ts'

export interface UsedKey extends KeyFacts {
  id: string
  /** Whose key it is, with what that portal said of itself last. */
  portal: { tenant: Tenant; abilities: Abilities }
  client: string
  sandbox: boolean
  /** Seconds to wait; null when the call is within the limit. */
  waitSeconds: number | null
}

interface Row extends Omit<UsedKey, 'waitSeconds' | 'portal'> {
  portal: PortalAlong
  perMinute: number
  was: Date
}

/**
 * Finds the key of a secret with its portal and counts the call against its limit, in one statement, so that calls that come
 * together count one by one. Null for an unknown secret.
 */
export async function takeKey(prisma: PrismaClient, secret: string, ip: string, now: Date): Promise<UsedKey | null> {
  const taking = Prisma.sql`
      UPDATE api_key k SET last_used_at = ${now}::timestamptz, last_ip = ${ip},
        tat = CASE WHEN GREATEST(k.tat, ${now}::timestamptz) + interval '60 seconds' / k.per_minute
          <= ${now}::timestamptz + interval '60 seconds'
          THEN GREATEST(k.tat, ${now}::timestamptz) + interval '60 seconds' / k.per_minute ELSE k.tat END
      FROM (SELECT id, tat, portal_id FROM api_key WHERE hash = ${hashOf(secret)} FOR UPDATE) o
      JOIN portal p ON p.id = o.portal_id WHERE k.id = o.id
      RETURNING k.id, ${portalAlong} AS portal, k.client, k.sandbox, k.scopes, k.networks, k.expires_at AS "expiresAt",
        k.revoked_at AS "revokedAt", k.per_minute AS "perMinute", o.tat AS was`
  const { rows } = await acrossPortals(() => prepared<Row>(prisma, 'take-key', taking))
  const [row] = rows
  if (!row) return null
  const pace = keyPace({ tat: row.was, perMinute: row.perMinute }, now)
  return { ...row, portal: readPortalAlong(row.portal), waitSeconds: pace.passes ? null : pace.seconds }
}

const mostLive = 2

/** A new key of a client; its secret is told this once. Throws `center.two-keys`, `center.network`. */
export async function makeKey(
  prisma: PrismaClient,
  by: { portalId: string; userId: number },
  wanted: z.infer<typeof newApiKey>,
  now: Date,
): Promise<{ key: ApiKeyView; secret: string }> {
  const { days, ...rest } = wanted
  const strange = rest.networks.filter((network) => !isNetwork(network))
  if (strange.length > 0) throw new AppError('center.network', { params: { detail: strange.join(', ') } })
  const { portalId, userId } = by
  const secret = newSecret()
  const row = await prisma.$transaction(async (tx) => {
    // Two administrators at once: the second waits here and counts the first one's key.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${portalId} ${rest.client}`}, 0))`
    const live = await tx.apiKey.count({
      where: {
        portalId,
        client: rest.client,
        sandbox: rest.sandbox,
        revokedAt: null,
        OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
      },
    })
    if (live >= mostLive) throw new AppError('center.two-keys')
    const expiresAt = days === null ? null : new Date(now.getTime() + days * 86_400_000)
    const data = {
      ...rest,
      id: randomUUID(),
      portalId,
      hash: hashOf(secret),
      prefix: prefixOf(secret),
      expiresAt,
      tat: now,
      createdBy: userId,
      createdAt: now,
    }
    const made = await tx.apiKey.create({ data })
    const after = {
      client: rest.client,
      name: rest.name,
      scopes: rest.scopes,
      networks: rest.networks,
      sandbox: rest.sandbox,
    }
    await recordAudit(tx, {
      portalId,
      at: now,
      actor: { kind: 'person', id: String(userId) },
      action: 'center.key-made',
      after,
    })
    return made
  })
  return { key: viewOf(row, now), secret }
}

/** Withdraws a key at once. Throws `center.no-such-key`. */
export async function revokeKey(
  prisma: PrismaClient,
  by: { portalId: string; userId: number },
  id: string,
  now: Date,
): Promise<void> {
  const { portalId, userId } = by
  await prisma.$transaction(async (tx) => {
    const key = await tx.apiKey.findFirst({ where: { portalId, id } })
    if (!key) throw new AppError('center.no-such-key')
    if (key.revokedAt) return
    await tx.apiKey.updateMany({ where: { portalId, id }, data: { revokedAt: now } })
    const before = { client: key.client, name: key.name }
    await recordAudit(tx, {
      portalId,
      at: now,
      actor: { kind: 'person', id: String(userId) },
      action: 'center.key-revoked',
      before,
    })
  })
}

export async function listKeys(prisma: PrismaClient, portalId: string, now: Date): Promise<ApiKeyView[]> {
  const rows = await prisma.apiKey.findMany({ where: { portalId }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] })
  return rows.map((row) => viewOf(row, now))
}

type KeyRow = Awaited<ReturnType<PrismaClient['apiKey']['findMany']>>[number]

const viewOf = (row: KeyRow, now: Date): ApiKeyView => ({
  id: row.id,
  client: row.client,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes as ApiKeyView['scopes'],
  networks: row.networks,
  perMinute: row.perMinute,
  sandbox: row.sandbox,
  expiresAt: row.expiresAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  lastIp: row.lastIp,
  createdAt: row.createdAt.toISOString(),
  state: row.revokedAt ? 'revoked' : row.expiresAt && row.expiresAt <= now ? 'expired' : 'live',
})
