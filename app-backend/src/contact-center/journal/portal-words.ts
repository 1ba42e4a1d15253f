import { actorOf, type Tenant, type Viewer } from '../../portal/index.ts'
import type { CenterDeps } from '../center.ts'
import type { RecordKind } from '../rules/field-map.ts'
import { valueWords } from '../rules/value-words.ts'
import { clientNames } from './client-names.ts'

export interface WordDeps extends Pick<CenterDeps, 'directories' | 'peopleOf' | 'portal'> {
  tenantOf(portalId: string): Promise<Tenant>
}

/** What the portal calls the fields and the values of its records. */
export interface PortalWords {
  titles(kind: RecordKind): Readonly<Record<string, string>>
  values(kind: RecordKind, values: Readonly<Record<string, unknown>>): Record<string, unknown>
}

/**
 * The portal's words for values that are shown to a viewer, clients by the names that the viewer may see; while the portal does not
 * answer fields and values go by their names and codes.
 */
export async function portalWords(
  { directories, peopleOf, portal, tenantOf }: WordDeps,
  viewer: Viewer,
  shown: readonly Readonly<Record<string, unknown>>[],
): Promise<PortalWords> {
  const tenant = await tenantOf(viewer.portalId)
  const [directory, people, clients] = await Promise.all([
    directories.of(tenant).catch(() => null),
    peopleOf(tenant).catch(() => []),
    clientNames(portal, actorOf(viewer), shown).catch(() => ({ contacts: [], companies: [] })),
  ])
  const { stages = [], funnels = [], statuses, presets = [], fields = [] } = directory ?? {}
  const of = (kind: RecordKind) => fields.filter((one) => one.kind === kind)
  return {
    titles: (kind) => Object.fromEntries(of(kind).map(({ field, title }) => [field, title])),
    values: (kind, values) =>
      valueWords(values, {
        stages,
        funnels,
        people,
        presets,
        ...clients,
        sources: statuses?.['SOURCE'] ?? [],
        own: Object.fromEntries(of(kind).map(({ field, items }) => [field, items])),
      }),
  }
}
