import type { SliceSettings } from '@poryadok/app-backend/settings/contract'

/** What a person has in the form. */
export interface Draft {
  enabled: boolean
  values: Record<string, unknown>
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

export const draftOf = ({ enabled, values }: SliceSettings): Draft => ({ enabled, values })

/** The draft as it is sent: lists without their empty lines. */
export function tidied(slice: SliceSettings, { enabled, values }: Draft): Draft {
  const lists = slice.fields
    .filter(({ kind }) => kind === 'list')
    .map(({ key }): [string, unknown] => {
      const lines = values[key]
      return [key, Array.isArray(lines) ? lines.map((line) => String(line).trim()).filter(Boolean) : lines]
    })
  return { enabled, values: { ...values, ...Object.fromEntries(lists) } }
}

/** How many settings the draft changes. */
export function editsOf(slice: SliceSettings, draft: Draft): number {
  const { enabled, values } = tidied(slice, draft)
  const changed = slice.fields.filter(({ key }) => !same(values[key], slice.values[key])).length
  return changed + (enabled === slice.enabled ? 0 : 1)
}
