import { withDescendants, type Organisation } from '../portal/index.ts'
import type { OverviewQuery } from './contract.ts'

/** No person has this number: what nobody answers for is what a department without people has. */
const nobody = 0

/** People whose work is counted: one of them, those of a department and the ones under it; null: everybody's. */
export function whoseWork(
  { department, person }: Pick<OverviewQuery, 'department' | 'person'>,
  organisation: Organisation | null,
): number[] | null {
  if (person !== undefined) return [person]
  if (department === undefined) return null
  const under = withDescendants(organisation?.departments ?? [], [department])
  const people = (organisation?.people ?? []).filter((one) => one.departments.some((id) => under.has(id)))
  return people.length > 0 ? people.map(({ id }) => id) : [nobody]
}
