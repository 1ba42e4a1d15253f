import type { Checked } from '../../kernel/checked.ts'
import { emailKey } from '../../kernel/email.ts'
import { phoneKey } from '../../kernel/phone.ts'
import { reason, type Reason } from '../../kernel/reason.ts'
import { matchOption } from './match-option.ts'
import { matchPerson } from './match-person.ts'
import { readMoment } from './read-moment.ts'
import { readNumber } from './read-number.ts'
import { readYesNo } from './read-yes-no.ts'
import type { PlannedColumn, RowPlan } from './row-plan.ts'
import type { FieldKind } from './target-field.ts'

export type FieldValue = string | number | boolean | (string | number | boolean)[]

export interface CellValue {
  /** null: the field stays empty. */
  value: FieldValue | null
  /** Whom the cell names, when somebody else is taken for them. */
  before?: string
  note?: Reason
}

type Reader = (text: string, planned: PlannedColumn, plan: RowPlan) => Checked<CellValue>

const given = (value: FieldValue | null): Checked<CellValue> => ({ ok: true, value: { value } })
const refused = (code: string, text: string): Checked<CellValue> => ({
  ok: false,
  why: reason(code, { text: text.slice(0, 80) }),
})

const moment: Reader = (text, { field, transform }, plan) => {
  const read = readMoment(text, { order: transform.dateOrder ?? 'dmy', zone: transform.zone ?? plan.zone })
  if (!read.ok) return read
  return given(field.kind === 'date' ? read.value.day : read.value.at.toISOString())
}

const number: Reader = (text, { transform }) => {
  const read = readNumber(text, transform.decimal)
  return read.ok ? given(read.value) : read
}

const option: Reader = (text, { options, transform }) => {
  const read = matchOption(text, options, transform)
  return read.ok ? given(read.value === '' ? null : read.value) : read
}

const readers: Record<FieldKind, Reader> = {
  text: (text, { field: { limit } }) => {
    if (limit === undefined || text.length <= limit) return given(text)
    return { ok: true, value: { value: text.slice(0, limit), note: reason('import.text-cut', { limit }) } }
  },
  number,
  money: number,
  date: moment,
  datetime: moment,
  'yes-no': (text) => {
    const read = readYesNo(text)
    return read.ok ? given(read.value) : read
  },
  list: option,
  stage: option,
  user: (text, { transform }, { people }) => {
    const read = matchPerson(text, people, transform)
    if (!read.ok) return read
    const { id, instead, note } = read.value
    return { ok: true, value: { value: id, ...(instead ? { before: text } : {}), ...(note ? { note } : {}) } }
  },
  // Of another record: found by link-keys.
  contact: () => given(null),
  company: () => given(null),
  phone: (text) => {
    const key = phoneKey(text)
    if (key === null) return refused('import.phone-unreadable', text)
    return given(key.kind === 'public' ? key.e164 + (key.extension ? `;${key.extension}` : '') : key.digits)
  },
  email: (text) => {
    const key = emailKey(text)
    return key === null ? refused('import.email-unreadable', text) : given(key)
  },
}

/** The value that a cell gives its field. A field of several values takes the cell apart; one bad value refuses the cell. */
export function cellValue(text: string, planned: PlannedColumn, plan: RowPlan): Checked<CellValue> {
  const read = readers[planned.field.kind]
  if (!planned.field.multiple) return read(text, planned, plan)
  const values: (string | number | boolean)[] = []
  for (const part of text.split(planned.transform.separator ?? /[;|\n]/)) {
    if (part.trim() === '') continue
    const one = read(part.trim(), planned, plan)
    if (!one.ok) return one
    if (one.value.value !== null) values.push(...[one.value.value].flat())
  }
  return given(values.length > 0 ? values : null)
}
