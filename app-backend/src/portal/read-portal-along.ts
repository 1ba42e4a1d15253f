import { Prisma } from '@poryadok/prisma'
import { readAbilities, type Abilities } from './setup/abilities.ts'
import { tenantOf, type TenantRow } from './store.ts'
import type { Tenant } from './tenant.ts'

/** A portal as one value, for a statement that reads it along with a row of its own; the table `portal` is `p` there. */
export const portalAlong = Prisma.sql`jsonb_build_object('id', p.id, 'memberId', p.member_id, 'origin', p.origin,
  'clientEndpoint', p.client_endpoint, 'serverEndpoint', p.server_endpoint, 'scopes', p.scopes, 'state', p.state,
  'entityTypeId', p.entity_type_id, 'fieldNames', p.field_names, 'folderId', p.folder_id, 'zone', p.zone,
  'language', p.language, 'abilities', p.abilities)`

export type PortalAlong = TenantRow & { abilities: unknown }

/** The portal with what it said of itself last. */
export const readPortalAlong = (row: PortalAlong): { tenant: Tenant; abilities: Abilities } => ({
  tenant: tenantOf(row),
  abilities: readAbilities(row.abilities),
})
