import { reason, type Reason } from '../../../kernel/reason.ts'

export interface LifeFacts {
  hasToken: boolean
  /** False while the set-up was never finished. */
  active: boolean
  /** What the portal said of itself last. */
  abilities: { paid: boolean; ownerIsAdmin: boolean; installed: boolean; blocked: readonly string[] }
}

/** What an administrator must know of the app's life in the portal, the most urgent first. */
export function lifeNotices({ hasToken, active, abilities }: LifeFacts): Reason[] {
  if (!active) return [reason('life.not-set-up')]
  const notices: Reason[] = []
  if (!abilities.paid) notices.push(reason('life.unpaid'))
  if (!hasToken && abilities.ownerIsAdmin) notices.push(reason('life.no-token'))
  if (!abilities.ownerIsAdmin) notices.push(reason('life.owner-not-admin'))
  if (!abilities.installed) notices.push(reason('life.not-finished'))
  if (abilities.blocked.length > 0) notices.push(reason('life.blocked', { count: abilities.blocked.length }))
  return notices
}
