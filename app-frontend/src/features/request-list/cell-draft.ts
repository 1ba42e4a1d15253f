import type { CellValue, ListField, NewValue } from '@poryadok/app-backend/request-list/contract'

/** A cell being changed, as texts: days as `2026-11-24`, a moment as `2026-11-24T09:30` of the person's clock, things by their ids. */
export function draftOf(value: CellValue, { kind }: ListField): string[] {
  if (value === null) return []
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : one.id))
  return [kind === 'datetime' ? wallClock(new Date(String(value))) : String(value)]
}

/** What is written of it; null empties the field. */
export function valueOfDraft(draft: readonly string[], { kind, multiple }: ListField): NewValue {
  if (multiple) return draft.filter((text) => text.trim() !== '')
  const [first = ''] = draft
  if (first === '') return null
  return kind === 'datetime' ? new Date(first).toISOString() : first
}

/** A day without a time is its beginning of work; no day, no moment. */
export const withDay = ([moment = '']: readonly string[], day: string | null): string[] =>
  day === null ? [] : [`${day}T${moment.slice(11) || '09:00'}`]

export const withTime = ([moment = '']: readonly string[], time: string | null): string[] =>
  moment === '' || time === null ? (moment === '' ? [] : [moment]) : [`${moment.slice(0, 10)}T${time}`]

function wallClock(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`
}
