import { useLingui } from '@lingui/react/macro'
import { fieldTitles, type RecordRef, valueText, type ValueWords } from '@poryadok/app-backend/audit/contract'
import { use, useState } from 'react'
import { dayAndMonth } from '../../lib/moment.ts'
import { useWording } from '../../lib/use-wording.ts'
import { AuditWordsContext } from './audit-words.ts'

export interface FieldWords {
  /** A field's name as people know it; its code where nobody named it. */
  name(family: string, field: string): string
  /** A value on one line. */
  value(family: string, field: string, value: unknown): string
  /** A record's title, null where the viewer may not know it. */
  title(record: Pick<RecordRef, 'entityTypeId' | 'id'>): string | null
  /** What a family without a record is called, null for the others. */
  family(family: string): string | null
}

/** Names of fields, values and records in words. */
export function useFieldWords(): FieldWords {
  const { t } = useLingui()
  const { fields, people, records, families } = use(AuditWordsContext)
  // Only the year matters: a row needs no clock of its own.
  const [now] = useState(() => new Date())
  const words = useWording()
  const reading: ValueWords = {
    yes: t`да`,
    no: t`нет`,
    none: t`пусто`,
    moment: (iso) => words.exact(iso, now),
    day: (iso) => dayAndMonth(new Date(`${iso.slice(0, 10)}T12:00:00`), now, words.lang),
    person: (id) => people[String(id)],
    record: (key) => records[key],
  }
  return {
    name: (family, field) => fields[family]?.[field]?.title ?? fieldTitles[field]?.[words.lang] ?? field,
    value: (family, field, value) => valueText(value, fields[family]?.[field], reading),
    title: ({ entityTypeId, id }) => records[`${entityTypeId}.${id}`] ?? null,
    family: (family) => families[family] ?? null,
  }
}
