import type { FieldValue } from './cell-value.ts'

/** A telephone number or an address as `crm.item.add` takes it. Bitrix24 docs: api-reference/crm/universal/crm-item-add */
export interface Channel {
  typeId: 'PHONE' | 'EMAIL'
  value: string
  valueType: 'WORK'
}

/** Names under which columns are mapped to them. */
const names = { 'fm.PHONE': 'PHONE', 'fm.EMAIL': 'EMAIL' } as const

/** The fields with the numbers and addresses of a client in the one place where the portal looks for them. */
export function withChannels(fields: Readonly<Record<string, FieldValue>>): Record<string, FieldValue | Channel[]> {
  const { 'fm.PHONE': phones = [], 'fm.EMAIL': emails = [], ...rest } = fields
  const channels = Object.entries({ 'fm.PHONE': phones, 'fm.EMAIL': emails }).flatMap(([name, values]) =>
    Array.from(new Set([values].flat()), (value): Channel => {
      return { typeId: names[name as keyof typeof names], value: String(value), valueType: 'WORK' }
    }),
  )
  return channels.length > 0 ? { ...rest, fm: channels } : rest
}

const keyOf = ({ typeId, value }: { typeId: string; value: string }) => `${typeId} ${value}`

/** The record without those that the portal holds already: an update would add them a second time. */
export function withoutKnownChannels(
  record: Readonly<Record<string, unknown>>,
  held: readonly { typeId: string; value: string }[],
): Record<string, unknown> {
  const { fm, ...rest } = record
  if (!Array.isArray(fm)) return rest
  const known = new Set(held.map(keyOf))
  const fresh = (fm as Channel[]).filter((one) => !known.has(keyOf(one)))
  return fresh.length > 0 ? { ...rest, fm: fresh } : rest
}
