import type { Organisation, PortalClient, Viewer } from '../portal/index.ts'
import type { NewReaders, RouteFields } from './contract.ts'
import { activities } from './entry-kind.ts'
import { planBindings } from './plan-bindings.ts'
import { readNewest } from './read-activities.ts'
import { placeKey, readCards, type SeenCard } from './read-cards.ts'
import { newReaders } from './rules/new-readers.ts'
import type { TimelineStore } from './store.ts'
import type { TimelineDeps } from './timeline-deps.ts'

export interface ReaderDeps extends Pick<TimelineDeps, 'leftCompanies' | 'organisationOf'> {
  portal: PortalClient
  store: Pick<TimelineStore, 'ties' | 'copies'>
}

/** Pages of the newest entries that are looked at. */
const pages = 4
const mostPeople = 100
const mostSamples = 3

/**
 * Who will see entries that they did not, if the route goes on: by the newest 200 entries of the source, and by the people of the cards
 * in which these will show. What roles of the CRM let others read, no method of the portal tells. Writes nothing. Throws AppError `portal.*`.
 */
export async function findReaders(deps: ReaderDeps, { portalId }: Viewer, fields: RouteFields): Promise<NewReaders> {
  const entries = await readNewest(deps.portal, portalId, { source: fields.source, pages })
  const route = { id: '', fields, updatedAt: new Date(0) }
  const planned = await planBindings(deps, activities, { portalId, routes: [route], entries, from: null, again: true })
  const places = planned.shows.flatMap(({ from, to }) => [...from, to])
  const cards = await readCards(deps.portal, portalId, places)
  const organisation = await deps.organisationOf(portalId)
  const targets = [...new Set(planned.shows.map(({ to }) => placeKey(to)))].flatMap((key) => cards.get(key) ?? [])
  return {
    looked: entries.length,
    entries: planned.done,
    cards: targets.length,
    people: peopleOf(newReaders(planned.shows, cards).slice(0, mostPeople), cards, organisation),
    departments: departmentsOf(targets, organisation),
  }
}

function peopleOf(
  readers: ReturnType<typeof newReaders>,
  cards: ReadonlyMap<string, SeenCard>,
  organisation: Organisation | null,
): NewReaders['people'] {
  const people = new Map(organisation?.people.map((one) => [one.id, one]))
  const departments = new Map(organisation?.departments?.map((one) => [one.id, one.name]))
  return readers.map(({ id, because, entries, cards: keys }) => {
    const person = people.get(id)
    const samples = [...keys].slice(0, mostSamples).flatMap((key) => {
      const card = cards.get(key)
      return card ? [{ entityTypeId: card.entityTypeId, id: card.entityId, title: card.title }] : []
    })
    const department = person?.departments.map((one) => departments.get(one)).find((name) => name !== undefined) ?? null
    return {
      id,
      name: person?.name ?? `№ ${id}`,
      department,
      because,
      entries: entries.size,
      cards: keys.size,
      samples,
    }
  })
}

/** Departments of whoever is responsible, the one with most of the cards first. */
function departmentsOf(targets: readonly SeenCard[], organisation: Organisation | null): NewReaders['departments'] {
  if (!organisation?.departments) return null
  const people = new Map(organisation.people.map((one) => [one.id, one]))
  const counts = new Map<number, number>()
  for (const { responsibleId } of targets)
    for (const id of (responsibleId && people.get(responsibleId)?.departments) || [])
      counts.set(id, (counts.get(id) ?? 0) + 1)
  return organisation.departments
    .filter(({ id }) => counts.has(id))
    .map(({ id, name }) => {
      const working = organisation.people.filter((one) => one.active && one.departments.includes(id))
      return { id, name, people: working.length, cards: counts.get(id) ?? 0 }
    })
    .toSorted((a, b) => b.cards - a.cards || a.id - b.id)
}
