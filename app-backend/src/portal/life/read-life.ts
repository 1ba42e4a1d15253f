import type { PrismaClient } from '@poryadok/prisma'
import type { Lang } from '../../platform/errors/error-sentence.ts'
import type { SliceDeclaration } from '../setup/slice-declaration.ts'
import type { TenantStore } from '../store.ts'
import type { Tenant } from '../tenant.ts'
import type { PortalLife } from '../contract.ts'
import { lifeNotices } from './rules/life-notices.ts'
import { lastWipe } from './wipe-store.ts'

export interface LifeDeps {
  prisma: PrismaClient
  tenants: TenantStore
  slices: readonly SliceDeclaration[]
  switchedOff(portalId: string): Promise<ReadonlySet<string>>
  version: string
}

/** What the overview says of the app in the portal. */
export async function readLife(deps: LifeDeps, tenant: Tenant, lang: Lang): Promise<PortalLife> {
  const { abilities, checkedAt } = await deps.tenants.lookedAt(tenant.id)
  const off = await deps.switchedOff(tenant.id)
  const wiped = await lastWipe(deps.prisma, tenant.memberId)
  const hasToken = await deps.tenants.hasToken(tenant.id)
  const stateOf = ({ name, switchable }: SliceDeclaration) => {
    if (abilities.blocked.includes(name)) return 'blocked'
    return switchable && off.has(name) ? 'off' : 'on'
  }
  return {
    origin: tenant.origin,
    licence: abilities.licence,
    version: deps.version,
    notices: lifeNotices({ hasToken, active: tenant.state === 'active', abilities }),
    slices: deps.slices.map((slice) => ({
      name: slice.name,
      title: slice.title[lang],
      summary: slice.summary[lang],
      state: stateOf(slice),
    })),
    lastWipe: wiped && { at: wiped.endedAt.toISOString(), rows: wiped.rows, files: wiped.files },
    checkedAt: checkedAt?.toISOString() ?? null,
  }
}
