import type { Tenant } from '../../portal/index.ts'
import type { Directories, Directory } from '../directories.ts'
import type { RecordKind } from '../rules/field-map.ts'

interface TitleDeps {
  directories: Directories
  tenantOf(portalId: string): Promise<Tenant>
}

/** What the portal calls its fields; while it does not answer they go by their names. */
export async function fieldTitles(
  { directories, tenantOf }: TitleDeps,
  portalId: string,
): Promise<(kind: RecordKind) => Record<string, string>> {
  const fields: Directory['fields'] = await directories.of(await tenantOf(portalId)).then(
    (directory) => directory.fields,
    () => [],
  )
  return (kind) =>
    Object.fromEntries(fields.flatMap((one) => (one.kind === kind ? [[one.field, one.title] as const] : [])))
}
