import { importMark } from './origin-id.ts'

/** Times that only an import may set. Bitrix24 docs: api-reference/crm/universal/import/index */
const historic = ['createdTime', 'updatedTime', 'movedTime', 'createdBy', 'updatedBy', 'movedBy']

export interface RowToWrite {
  entityTypeId: number
  originId: string
  record: Record<string, unknown>
  originalAt: Date | null
}

export interface WriteRule {
  /** `crm.item.import` and `crm.item.batchImport` want numbers and addresses under names of their own. */
  importing: boolean
  /** createdTime is taken by the portal only when no newer record of the type exists; null: not at all. */
  datesFrom: Date | null
  /** Own field that keeps the old time whatever the portal takes; null: the type has none. */
  timeField: string | null
}

/** Whether the portal takes the row's old time. */
export const keepsDate = ({ originalAt }: Pick<RowToWrite, 'originalAt'>, datesFrom: Date | null): boolean =>
  originalAt !== null && datesFrom !== null && originalAt >= datesFrom

/** The fields as the method takes them, with the mark by which the record is found again. */
export function writtenFields(
  row: RowToWrite,
  { importing, datesFrom, timeField }: WriteRule,
): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...row.record, ...importMark(row.entityTypeId, row.originId) }
  if (!importing || !keepsDate(row, datesFrom)) for (const name of historic) delete fields[name]
  else if (row.originalAt) fields['createdTime'] = row.originalAt.toISOString()
  if (timeField && row.originalAt) fields[timeField] = row.originalAt.toISOString()
  return importing ? withUpperCase(fields) : fields
}

/** `fm` of crm.item.add as PHONE: [{ VALUE, VALUE_TYPE }]. Bitrix24 docs: api-reference/crm/universal/import/crm-item-import */
function withUpperCase({ fm, ...fields }: Record<string, unknown>): Record<string, unknown> {
  if (!Array.isArray(fm)) return fields
  for (const { typeId, value, valueType } of fm as { typeId: string; value: string; valueType: string }[]) {
    const others = (fields[typeId] ?? []) as object[]
    fields[typeId] = [...others, { VALUE: value, VALUE_TYPE: valueType }]
  }
  return fields
}
