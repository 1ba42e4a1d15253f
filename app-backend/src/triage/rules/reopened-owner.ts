import { reason, type Reason } from '../../kernel/reason.ts'

export interface ReopenedFacts {
  /** As the portal's administrator chose. */
  rule: 'keep' | 'route'
  /** Whose the request was when it was closed; null: nobody's that is known. */
  owner: { name: string; active: boolean } | null
}

/** Whose is a request that a reply opened again: still the former responsible's, or is one chosen anew? */
export function reopenedOwner({ rule, owner }: ReopenedFacts): { action: 'keep' | 'route'; because: Reason } {
  if (owner && !owner.active) return { action: 'route', because: reason('routing.reopened-left', { name: owner.name }) }
  if (rule === 'route' || owner === null) return { action: 'route', because: reason('routing.reopened-anew') }
  return { action: 'keep', because: reason('routing.reopened-kept', { name: owner.name }) }
}
