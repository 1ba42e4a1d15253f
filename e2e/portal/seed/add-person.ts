import type { User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { portalTime } from '../wire/time.ts'

export interface NewPerson {
  name: string
  lastName: string
  secondName?: string
  /** Left part of the address at the company's domain. */
  login: string
  position: string
  department: number
  role: string
  gender: 'M' | 'F'
  active?: boolean
}

const YEAR_MS = 365 * 24 * 3600 * 1000

export function addPerson(state: PortalState, person: NewPerson): User {
  const id = state.ids.next('user')
  const user: User = {
    id,
    active: person.active ?? true,
    name: person.name,
    lastName: person.lastName,
    secondName: person.secondName ?? '',
    email: `${person.login}@shchit.example`,
    position: person.position,
    gender: person.gender,
    departments: [person.department],
    role: person.role,
    admin: person.role === 'admin',
    userType: 'employee',
    lang: 'ru',
    registeredAt: portalTime(state.clock.now() - YEAR_MS),
  }
  state.users.set(id, user)
  return user
}
