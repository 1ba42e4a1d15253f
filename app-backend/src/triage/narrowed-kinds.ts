import type { DeadlineKind } from '../deadlines/index.ts'
import type { RoutingKind } from '../routing/index.ts'
import type { TriageDeps } from './triage-deps.ts'

/** The rules of routing with this group as the one that serves every request; null: they have no such group. */
export async function withGroup(
  { routing, ruleSets }: Pick<TriageDeps, 'routing' | 'ruleSets'>,
  portalId: string,
  name: string,
): Promise<RoutingKind | null> {
  const rules = await ruleSets.atWork(routing, portalId)
  const wanted = name.toLowerCase()
  const group = rules?.groups.find((one) => one.name.toLowerCase() === wanted)
  if (!group) return null
  return {
    ...routing,
    evaluate: (body, facts, now) =>
      routing.evaluate(routing.body.parse({ ...body, lines: [{ groupId: group.id, categoryIds: [] }] }), facts, now),
  }
}

/** The rules of deadlines with these hours, whatever the category. */
export const withHours = (deadline: DeadlineKind, hours: number): DeadlineKind => ({
  ...deadline,
  evaluate: (body, facts, now) => {
    const categoryId = 'robot'
    const asked = { ...facts, categoryId, firstCategoryId: null }
    return deadline.evaluate({ ...body, hours: [{ categoryId, hours }] }, asked, now)
  },
})
