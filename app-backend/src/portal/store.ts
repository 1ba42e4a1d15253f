import { randomUUID } from 'node:crypto'
import { acrossPortals, inPortal, type Prisma, type PrismaClient } from '@poryadok/prisma'
import type { Sealing } from '../platform/secrets/sealing.ts'
import { fieldNames } from './rules/field-names.ts'
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
  /** True when background work has a token. */
  hasToken(id: string): Promise<boolean>
  saveSetup(
    id: string,
    setup: { entityTypeId: number; fieldNames: FieldNames; folderId: number | null; state: TenantState },
    now: Date,
  ): Promise<Tenant>
  /** Everything of the portal is gone, tokens first of all. */
  wipe(id: string): Promise<void>
}

type Row = Prisma.PortalModel

const tenantOf = (row: Row): Tenant => ({
  id: row.id,
  memberId: row.memberId,
  origin: row.origin,
  clientEndpoint: row.clientEndpoint,
  serverEndpoint: row.serverEndpoint,
  scopes: row.scopes,
  state: row.state as TenantState,
  entityTypeId: row.entityTypeId,
  fieldNames: row.fieldNames as unknown as FieldNames,
  folderId: row.folderId,
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

    async hasToken(id) {
      return (await inPortal(id, () => prisma.portal.count({ where: { id, NOT: { accessToken: null } } }))) === 1
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

    async wipe(id) {
      await inPortal(id, () =>
        prisma.$transaction([
          prisma.restCall.deleteMany({ where: { portalId: id } }),
          prisma.directoryList.deleteMany({ where: { portalId: id } }),
          prisma.portalWrite.deleteMany({ where: { portalId: id } }),
          prisma.decision.deleteMany({ where: { portalId: id } }),
          prisma.portal.deleteMany({ where: { id } }),
        ]),
      )
    },
  }
}
