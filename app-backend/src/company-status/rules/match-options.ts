import type { Status } from './status.ts'

/** A value of the portal's field, as it lists it. */
export interface FieldOption {
  id: number
  value: string
  xmlId: string
  sort: number
}

/**
 * The directory after somebody edited the field's list in the portal itself: names and order are theirs, a value that is gone is
 * archived, a new one becomes a status that changes nothing by itself. The same list gives the same directory.
 */
export function matchOptions(statuses: readonly Status[], options: readonly FieldOption[]): Status[] {
  const keyOf = ({ id, xmlId }: FieldOption) => (/^[A-Z0-9_]{1,40}$/.test(xmlId) ? xmlId : `OPTION_${id}`)
  const left = new Map(statuses.map((status) => [status.key, status]))
  const listed = options.toSorted((a, b) => a.sort - b.sort || a.id - b.id)
  const present = listed.map((option): Status => {
    const key = keyOf(option)
    const known = left.get(key) ?? statuses.find(({ optionId }) => optionId === option.id)
    if (known) left.delete(known.key)
    return known
      ? { ...known, name: option.value, optionId: option.id }
      : { ...fresh, key, name: option.value, optionId: option.id }
  })
  const gone = Array.from(left.values(), (status): Status => ({
    ...status,
    archived: true,
    isDefault: false,
    optionId: null,
  }))
  return withDefault([...present, ...gone])
}

const fresh = { note: '', tone: 'grey', isDefault: false, isProtected: false, archived: false }

/** New companies always have a status to get. */
function withDefault(statuses: Status[]): Status[] {
  if (statuses.some(({ isDefault }) => isDefault)) return statuses
  const first = statuses.findIndex(({ archived }) => !archived)
  return statuses.map((status, at) => (at === first ? { ...status, isDefault: true } : status))
}
