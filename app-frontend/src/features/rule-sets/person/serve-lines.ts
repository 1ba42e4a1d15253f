import type { RoutingLine } from '@poryadok/app-backend/routing/contract'

/** What a group serves. */
export type Served = Omit<RoutingLine, 'groupId'>

export const servesNothing: Served = {
  categoryIds: [],
  departmentIds: [],
  mailboxIds: [],
  sourceIds: [],
  languages: [],
  clients: [],
}

/** How many conditions stand beside the category. */
const conditionsOf = ({ departmentIds, mailboxIds, sourceIds, languages, clients }: Served): number =>
  [departmentIds, mailboxIds, sourceIds, languages, clients].filter((values) => values.length > 0).length

/** Conditions beside the category let a group take any category. */
export const hasConditions = (served: Served): boolean => conditionsOf(served) > 0

const joined = <Value>(one: readonly Value[], other: readonly Value[]): Value[] => [...new Set([...one, ...other])]

/** What comes to the group by the lines, all together. */
export const servedBy = (lines: readonly RoutingLine[], groupId: number): Served =>
  lines
    .filter((line) => line.groupId === groupId)
    .reduce<Served>(
      (sum, line) => ({
        categoryIds: joined(sum.categoryIds, line.categoryIds),
        departmentIds: joined(sum.departmentIds, line.departmentIds),
        mailboxIds: joined(sum.mailboxIds, line.mailboxIds),
        sourceIds: joined(sum.sourceIds, line.sourceIds),
        languages: joined(sum.languages, line.languages),
        clients: joined(sum.clients, line.clients),
      }),
      servesNothing,
    )

/**
 * The lines when the group serves this. A category without further conditions belongs to one group; lines with more conditions come
 * first, since the first line that fits decides.
 */
export function serveLines(lines: readonly RoutingLine[], groupId: number, served: Served): RoutingLine[] {
  const taken = hasConditions(served) ? [] : served.categoryIds
  const others = lines.flatMap((line) => {
    if (line.groupId === groupId) return []
    if (hasConditions(line)) return [line]
    const categoryIds = line.categoryIds.filter((id) => !taken.includes(id))
    return line.categoryIds.length > 0 && categoryIds.length === 0 ? [] : [{ ...line, categoryIds }]
  })
  const own = served.categoryIds.length > 0 || hasConditions(served) ? [{ groupId, ...served }] : []
  return [...others, ...own].toSorted((one, other) => conditionsOf(other) - conditionsOf(one))
}
