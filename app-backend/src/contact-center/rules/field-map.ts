import { type Reason, reason } from '../../kernel/reason.ts'
import type { MergeRule } from './merge-fields.ts'

export const recordKinds = ['contact', 'company', 'deal'] as const
export type RecordKind = (typeof recordKinds)[number]

/** A field of the contact centre and the field of the CRM it goes into; nothing else can be written. */
export interface FieldLine {
  kind: RecordKind
  /** As the contact centre calls it. */
  name: string
  /** As the portal calls it: `comments`, `ufCrm_1699`. */
  field: string
  merge: MergeRule
}

export type MappedFields = { ok: true; values: Record<string, unknown> } | { ok: false; because: Reason[] }

/** Own fields of a call by the portal's names. A name that the table lacks is refused with the names it has. */
export function mapFields(
  kind: RecordKind,
  given: Readonly<Record<string, unknown>>,
  lines: readonly FieldLine[],
): MappedFields {
  const own = lines.filter((line) => line.kind === kind)
  const values: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given)) {
    const line = own.find((one) => one.name === name)
    if (!line) {
      const allowed = own.map((one) => one.name).join(', ') || '—'
      return { ok: false, because: [reason('center.unknown-field', { field: `fields.${name}`, allowed })] }
    }
    values[line.field] = value
  }
  return { ok: true, values }
}

/** Texts that say more each time are added to; a client's name and responsible are filled in once; the rest is overwritten. */
const usual: Readonly<Record<string, MergeRule>> = {
  comments: 'append',
  sourceDescription: 'append',
  contactIds: 'append',
  companyIds: 'append',
  assignedById: 'fill',
  sourceId: 'fill',
}

/** The merge rule of a field: the table's own, or the usual one. */
export function mergeRuleOf(kind: RecordKind, lines: readonly FieldLine[]): (field: string) => MergeRule {
  const own = new Map(lines.filter((line) => line.kind === kind).map((line) => [line.field, line.merge]))
  return (field) => own.get(field) ?? usual[field] ?? 'overwrite'
}
