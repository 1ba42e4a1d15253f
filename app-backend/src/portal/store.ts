import { randomUUID } from 'node:crypto'
import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { acrossPortals, inPortal } from '@poryadok/prisma/scope'
import type { Sealing } from '../platform/secrets/sealing.ts'
import { fieldNames } from './rules/field-names.ts'
import { readAbilities, type Abilities } from './setup/abilities.ts'
import type { FieldNames, Tenant, TenantState } from './tenant.ts'
import type { Grant } from './client/oauth.ts'

export interface TenantStore {
  byMember(memberId: string): Promise<Tenant | null>
  byId(id: string): Promise<Tenant | null>
  active(): Promise<Tenant[]>
  /** First install, or a new one over the old: tokens and addresses that the authorisation server vouched for. */
  install(grant: Grant, applicationToken: string | null, now: Date): Promise<Tenant>
  setApplicationToken(id: string, token: string, now: Date): Promise<void>
  applicationToken(id: string): Promise<string | null>
  /** The same for many portals in one query, by member_id. */
  applicationTokens(memberIds: readonly string[]): Promise<Map<string, { id: string; token: string | null }>>
  /** True when background work has a token of an administrator. */
  hasToken(id: string): Promise<boolean>
  saveSetup(
    id: string,
    setup: {
      entityTypeId: number
      fieldNames: FieldNames
      folderId: number | null
      state: TenantState
      /** Of what is written into the CRM. */
      language: Tenant['language']
    },
    now: Date,
  ): Promise<Tenant>
  /** The clock of the portal, for whoever chose none. */
  saveZone(id: string, zone: string, now: Date): Promise<void>
  /** What the portal said of itself; the rights too, since an administrator may change them. */
  saveAbilities(id: string, abilities: Abilities, scopes: readonly string[], now: Date): Promise<void>
  abilities(id: string): Promise<Abilities>
  /** The same with the moment of the last look; null = the portal was never asked. */
  lookedAt(id: string): Promise<{ abilities: Abilities; checkedAt: Date | null }>
  /** Portals with a key, whether their set-up is finished or not. */
  alive(): Promise<Tenant[]>
  /** The portal has a new address, by the word of the authorisation server. */
  moved(id: string, clientEndpoint: string, now: Date): Promise<Tenant>
}

type Row = Prisma.PortalModel

/** What of a portal's row makes the tenant. */
export type TenantRow = Omit<Pick<Row, keyof Tenant>, 'fieldNames'> & { fieldNames: unknown }

export const tenantOf = (row: TenantRow): Tenant => ({
  id: row.id,
  memberId: row.memberId,
  origin: row.origin,
  clientEndpoint: row.clientEndpoint,
  serverEndpoint: row.serverEndpoint,
  scopes: row.scopes,
  state: row.state as TenantState,
  entityTypeId: row.entityTypeId,
  fieldNames: row.fieldNames as FieldNames,
  folderId: row.folderId,
  zone: row.zone,
  language: row.language === 'en' ? 'en' : 'ru',
})
const orNull = (row: Row | null) => row && tenantOf(row)

export function createTenantStore(prisma: PrismaClient, sealing: Sealing): TenantStore {
  return {
    byMember: (memberId) => acrossPortals(async () => orNull(await prisma.portal.findFirst({ where: { memberId } }))),
    byId: (id) => inPortal(id, async () => orNull(await prisma.portal.findFirst({ where: { id } }))),
    active: () =>
      acrossPortals(async () => (await prisma.portal.findMany({ where: { state: 'active' } })).map(tenantOf)),

    async install(grant, applicationToken, now) {
      const tokens = {
        origin: new URL(grant.clientEndpoint).origin,
        clientEndpoint: grant.clientEndpoint,
        serverEndpoint: grant.serverEndpoint,
        accessToken: sealing.seal(grant.accessToken, 'access'),
        refreshToken: sealing.seal(grant.refreshToken, 'refresh'),
        tokenExpiresAt: grant.expiresAt,
        tokenUserId: grant.userId,
        scopes: grant.scopes,
        updatedAt: now,
        ...(applicationToken ? { applicationToken: sealing.seal(applicationToken, 'application') } : {}),
      }
      const created = {
        id: randomUUID(),
        memberId: grant.memberId,
        state: 'installing',
        fieldNames: { ...fieldNames(null) },
        createdAt: now,
      }
      const row = await acrossPortals(() =>
        prisma.portal.upsert({
          where: { memberId: grant.memberId },
          create: { ...created, ...tokens },
          update: tokens,
        }),
      )
      // An administrator brought the new pair, and the portal that gave it is paid.
      const fresh = JSON.stringify({ ownerIsAdmin: true, paid: true })
      await inPortal(
        row.id,
        () => prisma.$executeRaw`UPDATE portal SET abilities = abilities || ${fresh}::jsonb WHERE id = ${row.id}::uuid`,
      )
      return tenantOf(row)
    },

    async setApplicationToken(id, token, now) {
      const data = { applicationToken: sealing.seal(token, 'application'), updatedAt: now }
      await inPortal(id, () => prisma.portal.update({ where: { id }, data }))
    },

    async applicationToken(id) {
      const row = await inPortal(id, () =>
        prisma.portal.findFirst({ where: { id }, select: { applicationToken: true } }),
      )
      return row?.applicationToken ? sealing.open(row.applicationToken, 'application') : null
    },

    async applicationTokens(memberIds) {
      const rows = await acrossPortals(() =>
        prisma.portal.findMany({
          where: { memberId: { in: Array.from(new Set(memberIds)) } },
          select: { id: true, memberId: true, applicationToken: true },
        }),
      )
      return new Map(
        rows.map(({ id, memberId, applicationToken: token }) => [
          memberId,
          { id, token: token && sealing.open(token, 'application') },
        ]),
      )
    },

    async hasToken(id) {
      const select = { accessToken: true, abilities: true }
      const row = await inPortal(id, () => prisma.portal.findFirst({ where: { id }, select }))
      return row?.accessToken != null && readAbilities(row.abilities).ownerIsAdmin
    },

    async saveZone(id, zone, now) {
      await inPortal(id, () => prisma.portal.updateMany({ where: { id }, data: { zone, updatedAt: now } }))
    },

    async saveAbilities(id, abilities, scopes, now) {
      // Other readers of the portal keep values of theirs beside these.
      const known = JSON.stringify(abilities)
      await inPortal(
        id,
        () => prisma.$executeRaw`
        UPDATE portal SET abilities = abilities || ${known}::jsonb, scopes = ${[...scopes]}::text[], abilities_at = ${now}::timestamptz
        WHERE id = ${id}::uuid`,
      )
    },

    async abilities(id) {
      const row = await inPortal(id, () => prisma.portal.findFirst({ where: { id }, select: { abilities: true } }))
      return readAbilities(row?.abilities)
    },

    async lookedAt(id) {
      const select = { abilities: true, abilitiesAt: true }
      const row = await inPortal(id, () => prisma.portal.findFirst({ where: { id }, select }))
      return { abilities: readAbilities(row?.abilities), checkedAt: row?.abilitiesAt ?? null }
    },

    alive: () =>
      acrossPortals(async () => {
        const where = { accessToken: { not: null }, state: { not: 'uninstalled' } }
        return (await prisma.portal.findMany({ where, orderBy: { id: 'asc' } })).map(tenantOf)
      }),

    async moved(id, clientEndpoint, now) {
      const data = { clientEndpoint, origin: new URL(clientEndpoint).origin, updatedAt: now }
      return tenantOf(await inPortal(id, () => prisma.portal.update({ where: { id }, data })))
    },

    async saveSetup(id, setup, now) {
      return tenantOf(
        await inPortal(id, () =>
          prisma.portal.update({
            where: { id },
            data: { ...setup, fieldNames: { ...setup.fieldNames }, updatedAt: now },
          }),
        ),
      )
    },
  }
}
