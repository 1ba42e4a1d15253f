import { withDescendants, type Organisation } from '../portal/index.ts'

/** Whom a person may decide about: an administrator about all, a head about the departments below them. */
export type Reach = (userId: number | null) => boolean

export function reachOf({ people, departments }: Organisation, viewer: { userId: number; isAdmin: boolean }): Reach {
  if (viewer.isAdmin) return () => true
  const headed = (departments ?? []).filter(({ head }) => head === viewer.userId).map(({ id }) => id)
  const under = withDescendants(departments ?? [], headed)
  const theirs = new Set(people.filter((one) => one.departments.some((id) => under.has(id))).map(({ id }) => id))
  // What nobody has is any head's business.
  return (userId) => headed.length > 0 && (userId === null || userId === viewer.userId || theirs.has(userId))
}
