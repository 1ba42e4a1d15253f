import { personOf, type Department, type Organisation } from './organisation.ts'

/** A head above a person, and where. */
export interface HeadStep {
  userId: number
  departmentId: number
  departmentName: string
  /** 0 = the person's own department. */
  level: number
}

export interface PassedOver {
  userId: number
  departmentId: number
  because: 'self' | 'dismissed' | 'unknown'
}

export interface HeadChain {
  heads: HeadStep[]
  passedOver: PassedOver[]
  /** False when departments can't be read: nobody knows who heads whom. */
  known: boolean
}

const tallestTree = 50

/**
 * Heads of a person from the nearest up. Of several departments the nearest level comes first, then the department's id; a head
 * who is the person or was dismissed gives way to the next one up. A department whose parents go in a circle ends the walk.
 * Bitrix24 docs: api-reference/departments/department-get (UF_HEAD only when set; a head need not be a member)
 */
export function chainOfHeads(organisation: Organisation, userId: number): HeadChain {
  const { departments } = organisation
  if (departments === null) return { heads: [], passedOver: [], known: false }
  const byId = new Map(departments.map((one) => [one.id, one]))
  const own = personOf(organisation, userId)?.departments ?? []
  const steps = own
    .flatMap((id) => pathUp(byId, id).map((department, level) => ({ department, level })))
    .sort((a, b) => a.level - b.level || a.department.id - b.department.id)
  const heads = new Map<number, HeadStep>()
  const passedOver = new Map<number, PassedOver>()
  for (const { department, level } of steps) {
    const { head, id, name } = department
    if (head === null || heads.has(head) || passedOver.has(head)) continue
    const person = personOf(organisation, head)
    const because = head === userId ? 'self' : !person ? 'unknown' : !person.active ? 'dismissed' : null
    if (because) passedOver.set(head, { userId: head, departmentId: id, because })
    else heads.set(head, { userId: head, departmentId: id, departmentName: name, level })
  }
  return { heads: [...heads.values()], passedOver: [...passedOver.values()], known: true }
}

function pathUp(byId: ReadonlyMap<number, Department>, start: number): Department[] {
  const path: Department[] = []
  for (let at = byId.get(start); at && !path.includes(at) && path.length < tallestTree;) {
    path.push(at)
    at = at.parent === null ? undefined : byId.get(at.parent)
  }
  return path
}

/** Departments under the given ones, these included. */
export function withDescendants(departments: readonly Department[], ids: readonly number[]): Set<number> {
  const found = new Set(ids)
  for (let grown = -1; grown !== found.size;) {
    grown = found.size
    for (const one of departments) if (one.parent !== null && found.has(one.parent)) found.add(one.id)
  }
  return found
}

/** Does this person head a department in which, or under which, somebody else works? */
export function isHead({ people, departments }: Organisation, userId: number): boolean {
  if (departments === null) return false
  const headed = departments.filter((one) => one.head === userId).map((one) => one.id)
  if (headed.length === 0) return false
  const under = withDescendants(departments, headed)
  return people.some((one) => one.active && one.id !== userId && one.departments.some((id) => under.has(id)))
}
