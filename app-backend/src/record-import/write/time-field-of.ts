import { typeIdOf, type Tenant } from '../../portal/index.ts'
import type { ImportRun } from '../import-run.ts'
import { originalTimeField } from '../rules/original-fields.ts'

/** The own field that keeps the old time of a run's records: the type that plays the request has one, clients and deals have none. */
export const timeFieldOf = ({ entityTypeId }: Pick<ImportRun, 'entityTypeId'>, tenant: Tenant): string | null =>
  entityTypeId === tenant.entityTypeId ? originalTimeField(typeIdOf(tenant.fieldNames)) : null
