import type { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { personOf, type Organisation, type Person, type Tenant } from '../portal/index.ts'
import type { DepartmentTree, findPeopleQuery, PeoplePage, PersonDetails, PersonView } from './contract.ts'
import type { People } from './create-people.ts'
import { findPeople } from './rules/find-people.ts'

const viewOf = ({ departments }: Organisation, person: Person): PersonView => ({
  id: person.id,
  name: person.name,
  position: person.position,
  active: person.active,
  kind: person.kind,
  departments: person.departments.flatMap((id) => {
    const found = departments?.find((one) => one.id === id)
    return found ? [{ id, name: found.name }] : []
  }),
})

export function pageOf(organisation: Organisation, query: z.infer<typeof findPeopleQuery>): PeoplePage {
  const found = findPeople(organisation.people, query.search, query.dismissed === 'Y')
  const people = found.slice(0, query.limit).map((person) => viewOf(organisation, person))
  return { people, total: found.length, asOf: organisation.fetchedAt.toISOString() }
}

export function treeOf({ people, departments, fetchedAt }: Organisation): DepartmentTree {
  const working = people.filter((one) => one.active)
  const count = (id: number) => working.filter((one) => one.departments.includes(id)).length
  return {
    departments: departments?.map((one) => ({ ...one, people: count(one.id) })) ?? null,
    asOf: fetchedAt.toISOString(),
  }
}

export async function detailsOf(
  { people, clock }: { people: People; clock: Clock },
  tenant: Tenant,
  id: number,
): Promise<PersonDetails> {
  const organisation = await people.organisation(tenant)
  const person = personOf(organisation, id)
  if (!person) throw new AppError('person.not-found')
  const { heads, known } = await people.chainOfHeads(tenant, id)
  const nameOf = (userId: number) => personOf(organisation, userId)?.name ?? `№ ${userId}`
  return {
    person: viewOf(organisation, person),
    zone: person.zone ?? tenant.zone,
    heads: heads.map((one) => ({
      id: one.userId,
      name: nameOf(one.userId),
      department: one.departmentName,
      level: one.level,
    })),
    headsKnown: known,
    availability: await people.isAvailable(tenant, id, clock.now()),
    asOf: organisation.fetchedAt.toISOString(),
  }
}
