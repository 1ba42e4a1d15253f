import type { RoutingLine } from '@poryadok/app-backend/routing/contract'

/** What a group serves. */
export type Served = Pick<RoutingLine, 'categoryIds' | 'departmentIds'>

const nothing: Served = { categoryIds: [], departmentIds: [] }
const isOfDepartment = ({ departmentIds }: Served) => departmentIds.length > 0

/** What comes to the group by the lines, all together. */
export const servedBy = (lines: readonly RoutingLine[], groupId: number): Served =>
  lines
    .filter((line) => line.groupId === groupId)
    .reduce<Served>(
      (sum, line) => ({
        categoryIds: [...sum.categoryIds, ...line.categoryIds],
        departmentIds: [...sum.departmentIds, ...line.departmentIds],
      }),
      nothing,
    )

/**
 * The lines when the group serves this. A category that is not bound to departments belongs to one group; lines of departments come
 * first, since the first line that fits decides.
 */
export function serveLines(lines: readonly RoutingLine[], groupId: number, served: Served): RoutingLine[] {
  const taken = isOfDepartment(served) ? [] : served.categoryIds
  const others = lines.flatMap((line) => {
    if (line.groupId === groupId) return []
    if (isOfDepartment(line)) return [line]
    const categoryIds = line.categoryIds.filter((id) => !taken.includes(id))
    return line.categoryIds.length > 0 && categoryIds.length === 0 ? [] : [{ ...line, categoryIds }]
  })
  const own = served.categoryIds.length > 0 || isOfDepartment(served) ? [{ groupId, ...served }] : []
  return [...others, ...own].toSorted((one, other) => Number(isOfDepartment(other)) - Number(isOfDepartment(one)))
}
