import type { Tenant } from '../portal/index.ts'
import type { CenterDeps } from './center.ts'
import type { CenterMapsView } from './contract.ts'
import { readMaps } from './maps-store.ts'

type ShowDeps = Pick<CenterDeps, 'db' | 'directories' | 'peopleOf'> & { tenantOf(portalId: string): Promise<Tenant> }

/** The tables with everything they may name. */
export async function showMaps(deps: ShowDeps, portalId: string): Promise<CenterMapsView> {
  const tenant = await deps.tenantOf(portalId)
  const [kept, directory, people] = await Promise.all([
    readMaps(deps.db.prisma, portalId),
    deps.directories.of(tenant),
    deps.peopleOf(tenant),
  ])
  return {
    ...kept,
    funnels: directory.funnels,
    stages: directory.stages.map(({ id, name, categoryId }) => ({ id, name, categoryId })),
    fields: directory.fields.map(({ kind, field, title }) => ({ kind, field, title })),
    people: people.filter(({ active }) => active).map(({ id, name }) => ({ id, name })),
  }
}
