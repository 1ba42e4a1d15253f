import { personOf, withDescendants, type Organisation, type Viewer } from '../portal/index.ts'
import type { StuckPage } from './contract.ts'

export function personView(organisation: Organisation, id: number): StuckPage['person'] {
  const person = personOf(organisation, id)
  return { id, name: person?.name ?? `№ ${id}`, active: person?.active === true }
}

/** People whose activities the viewer may look at and hand on: of an administrator everybody, of a head the departments below. */
export function peopleInReach({ people, departments }: Organisation, viewer: Viewer): number[] {
  const others = people.filter(({ id }) => id !== viewer.userId)
  if (viewer.isAdmin) return others.map(({ id }) => id)
  const headed = (departments ?? []).filter(({ head }) => head === viewer.userId).map(({ id }) => id)
  const under = withDescendants(departments ?? [], headed)
  return others.filter((one) => one.departments.some((id) => under.has(id))).map(({ id }) => id)
}
