import type { Tenant } from '../../portal/index.ts'
import type { CenterDeps } from '../center.ts'
import type { RecordKind } from '../rules/field-map.ts'
import { valueWords } from '../rules/value-words.ts'

export interface WordDeps extends Pick<CenterDeps, 'directories' | 'peopleOf'> {
  tenantOf(portalId: string): Promise<Tenant>
}

/** What the portal calls the fields and the values of its records. */
export interface PortalWords {
  titles(kind: RecordKind): Readonly<Record<string, string>>
  values(kind: RecordKind, values: Readonly<Record<string, unknown>>): Record<string, unknown>
}

/** The portal's words; while it does not answer fields and values go by their names and codes. */
export async function portalWords(
  { directories, peopleOf, tenantOf }: WordDeps,
  portalId: string,
): Promise<PortalWords> {
  const tenant = await tenantOf(portalId)
  const [directory, people] = await Promise.all([
    directories.of(tenant).catch(() => null),
    peopleOf(tenant).catch(() => []),
  ])
  const { stages = [], funnels = [], statuses, fields = [] } = directory ?? {}
  const of = (kind: RecordKind) => fields.filter((one) => one.kind === kind)
  return {
    titles: (kind) => Object.fromEntries(of(kind).map(({ field, title }) => [field, title])),
    values: (kind, values) =>
      valueWords(values, {
        stages,
        funnels,
        people,
        sources: statuses?.['SOURCE'] ?? [],
        own: Object.fromEntries(of(kind).map(({ field, items }) => [field, items])),
      }),
  }
}
