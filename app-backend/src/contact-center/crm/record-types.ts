import type { RecordKind } from '../rules/field-map.ts'

/** Bitrix24 docs: api-reference/crm/data-types, object types */
export const entityTypeIds: Readonly<Record<RecordKind, number>> = { deal: 2, contact: 3, company: 4 }

/** `deal:12`, as the journal and answers name a record. */
export const recordName = (kind: RecordKind, id: number): string => `${kind}:${id}`
