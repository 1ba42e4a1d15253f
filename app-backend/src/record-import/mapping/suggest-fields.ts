import type { Person, PortalClient, Tenant } from '../../portal/index.ts'
import type { ImportSuggestions, SavedMapping } from '../contract.ts'
import type { ImportRun } from '../import-run.ts'
import { fieldsOfRun } from '../reading/fields-of-run.ts'
import { suggestKey } from '../rules/suggest-key.ts'
import { suggestMapping, type SavedColumns } from '../rules/suggest-mapping.ts'
import type { MappingStore } from './mapping-store.ts'

export interface SuggestDeps {
  portal: PortalClient
  mappings: MappingStore
  tenantOf(portalId: string): Promise<Tenant>
  peopleOf(tenant: Tenant): Promise<readonly Person[]>
  /** First rows of the run's file. */
  sampleOf(run: ImportRun): Promise<{ columns: readonly string[]; rows: readonly (readonly string[])[] }>
}

/**
 * What the mapping step shows: what the run has, else what fits by a saved mapping and by names. One REST request. Throws
 * AppError `portal.*`.
 */
export async function suggestFields(
  deps: SuggestDeps,
  run: ImportRun,
  savedId: string | undefined,
): Promise<ImportSuggestions> {
  const { portalId, entityTypeId } = run
  const fields = await fieldsOfRun(deps.portal, run)
  const people = await deps.peopleOf(await deps.tenantOf(portalId))
  const kept = run.content === 'records' ? await deps.mappings.list(portalId) : []
  const mappings = kept.filter((one) => one.entityTypeId === entityTypeId)
  const { columns, rows } = await deps.sampleOf(run)
  const source = columns.map((name, column) => ({ column, name, samples: rows.map((cells) => cells[column] ?? '') }))
  const suggested = suggestMapping(source, fields, wantedColumns(run, mappings, savedId))
  const isNew = run.mapping.columns.length === 0
  return {
    columns: suggested.map(({ column, name, field, transform, found }) => ({
      column,
      name,
      field,
      transform,
      found,
      samples: [...(source[column]?.samples ?? [])],
    })),
    originKey: isNew ? suggestKey(run, source) : run.originKey,
    fields: fields.map(({ name, title, kind, multiple, required, options }) => ({
      name,
      title,
      kind,
      multiple,
      required,
      options: [...options],
    })),
    people: people.map(({ id, name, active }) => ({ id, name, active })),
    mappings,
  }
}

function wantedColumns(
  run: ImportRun,
  mappings: readonly SavedMapping[],
  savedId: string | undefined,
): SavedColumns | null {
  if (savedId === undefined)
    return run.mapping.columns.length > 0 ? { headers: run.columns, columns: run.mapping.columns } : null
  const saved = mappings.find(({ id }) => id === savedId)
  return saved ? { headers: saved.columns, columns: saved.mapping.columns } : null
}
