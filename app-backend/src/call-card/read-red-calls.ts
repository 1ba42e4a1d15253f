import { withDescendants, type Organisation, type Viewer } from '../portal/index.ts'
import type { CardDeps } from './card-deps.ts'
import { directions, type RedReport } from './contract.ts'
import { personView } from './look-at-call.ts'

const dayMs = 86_400_000
const mostShown = 200

/** Calls to somebody else's clients: a head sees those of the own departments, an administrator all. */
export async function readRedCalls(deps: CardDeps, viewer: Viewer, days: number): Promise<RedReport> {
  const { portalId } = viewer
  const organisation = await deps.people.organisation(await deps.tenantOf(portalId))
  const since = new Date(deps.clock.now().getTime() - days * dayMs)
  const rows = await deps.db.prisma.colouredCall.findMany({
    where: {
      portalId,
      colour: 'red',
      shownAt: { gte: since },
      ...(viewer.isAdmin ? {} : { userId: { in: under(organisation, viewer.userId) } }),
    },
    orderBy: { shownAt: 'desc' },
  })
  const people = Map.groupBy(rows, ({ userId }) => userId)
  return {
    people: Array.from(people, ([id, calls]) => ({
      person: personView(organisation, id),
      calls: calls.length,
      explained: calls.filter(({ comment }) => comment !== '').length,
    })).toSorted((a, b) => b.calls - a.calls),
    calls: rows.slice(0, mostShown).map((row) => ({
      id: row.id,
      at: row.shownAt.toISOString(),
      person: personView(organisation, row.userId),
      responsible: row.responsibleId === null ? null : personView(organisation, row.responsibleId),
      title: row.title,
      phone: row.phone,
      direction: directions.find((one) => one === row.direction) ?? 'outgoing',
      comment: row.comment,
    })),
  }
}

function under({ people, departments }: Organisation, userId: number): number[] {
  const headed = (departments ?? []).filter(({ head }) => head === userId).map(({ id }) => id)
  const below = withDescendants(departments ?? [], headed)
  return people.filter((one) => one.departments.some((id) => below.has(id))).map(({ id }) => id)
}
