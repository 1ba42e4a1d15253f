import { actorOf, leadEntityTypeId, type Viewer } from '../portal/index.ts'
import { wantedCard } from './card-configuration.ts'
import type { FieldsBesidePortal } from './contract.ts'
import type { FieldDeps } from './field-deps.ts'
import { readFields } from './field-store.ts'
import { readPortalFields } from './portal-fields.ts'
import { sameCard } from './rules/card-sections.ts'
import { compareFields } from './rules/compare-fields.ts'

/** The kept set beside what the viewer's portal holds now. One REST request for leads, two for a smart process. */
export async function fieldsBesidePortal(
  { db, portal, tenantOf }: Pick<FieldDeps, 'db' | 'portal' | 'tenantOf'>,
  viewer: Viewer,
  lang: 'ru' | 'en',
): Promise<FieldsBesidePortal> {
  const tenant = await tenantOf(viewer.portalId)
  const { set } = await readFields(db.prisma, tenant.id)
  const now = await readPortalFields(portal, actorOf(viewer), tenant, set)
  const labels = new Map([
    ...now.fields.map(({ code, label }) => [code, label || code] as const),
    ...set.fields.map(({ code, label }) => [code, label[lang]] as const),
  ])
  return {
    fields: compareFields(set, now.fields).map((field) => ({ ...field, label: labels.get(field.code) ?? field.code })),
    cards: now.cards.map(({ card, there }) => ({
      card,
      state: !there ? 'absent' : sameCard(there, wantedCard(tenant, set, card, there)) ? 'same' : 'differs',
    })),
    entity: tenant.entityTypeId === leadEntityTypeId ? 'lead' : 'process',
    simpleCrm: now.simpleCrm,
  }
}
