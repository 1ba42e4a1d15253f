/** A person of the portal. Bots, mail users and system users are not among them: `user.get` does not give them. */
export interface Person {
  id: number
  name: string
  position: string | null
  active: boolean
  kind: 'employee' | 'extranet' | 'other'
  departments: number[]
  /** IANA zone that the person chose in the portal. */
  zone: string | null
  /** Null while the app has only the brief right to people. */
  email: string | null
}

export interface Department {
  id: number
  name: string
  /** Null for the root. */
  parent: number | null
  head: number | null
}

/** People and departments of a portal as they were last read. */
export interface Organisation {
  people: Person[]
  /** Null when the app has no right to read departments: heads are then unknown, which is not the same as none. */
  departments: Department[] | null
  fetchedAt: Date
}

export const personOf = (organisation: Organisation, id: number): Person | undefined =>
  organisation.people.find((one) => one.id === id)
