import { withDescendants, type Organisation } from '../portal/index.ts'

/** People of the departments that a person heads, and of those under them; nobody while people or departments can't be read. */
export function peopleBelow(organisation: Organisation | null, userId: number): number[] {
  const { people, departments } = organisation ?? { people: [], departments: null }
  if (departments === null) return []
  const headed = departments.filter(({ head }) => head === userId).map(({ id }) => id)
  const under = withDescendants(departments, headed)
  return people.filter((one) => one.id !== userId && one.departments.some((id) => under.has(id))).map(({ id }) => id)
}
