import type { Organisation } from './organisation.ts'
import { isHead } from './heads.ts'
import type { Role } from './actions.ts'

/** What is known of a person; `organisation` is null while the portal was never read. */
export interface StandingFacts {
  userId: number
  /** As the portal proved it for this session. */
  isAdmin: boolean
  integrators: readonly number[]
  organisation: Organisation | null
}

export interface Standing {
  roles: Role[]
  /** Why a person without a role has none. */
  outside: 'dismissed' | 'extranet' | null
}

/**
 * Roles of a person. An administrator is one by the portal's word of this session, whatever the list of people says; a
 * stranger to the list is an agent (hired since it was read: what they may see, the portal decides by their own token);
 * the dismissed and people of the extranet have no role.
 */
export function standing({ userId, isAdmin, integrators, organisation }: StandingFacts): Standing {
  if (isAdmin) return { roles: ['administrator'], outside: null }
  const person = organisation?.people.find((one) => one.id === userId)
  if (person && !person.active) return { roles: [], outside: 'dismissed' }
  if (person?.kind === 'extranet') return { roles: [], outside: 'extranet' }
  const found: Role[] = ['agent']
  if (organisation && isHead(organisation, userId)) found.push('head')
  if (integrators.includes(userId)) found.push('integrator')
  return { roles: found, outside: null }
}
