import { reason, type Reason } from '../../kernel/reason.ts'

export interface ActivityFacts {
  /** Whose counter counts it. */
  userId: number
  deadline: Date | null
  /** The record it belongs to; null: the portal has it no more. */
  owner: { responsibleId: number | null; responsibleName: string; closed: boolean } | null
  /** False: the person's own token does not show the record; null: nobody asked with it. */
  visible: boolean | null
}

/**
 * Why a person counts an activity that they do not find: counters go by who answers for the activity, lists show only records that
 * the person may see. Empty: it is theirs, and they see it. The reason that hides it comes first.
 */
export function whyStuck({ userId, deadline, owner, visible }: ActivityFacts, now: Date): Reason[] {
  if (!owner) return [reason('stuck.owner-gone')]
  const foreign = owner.responsibleId !== null && owner.responsibleId !== userId
  const because: Reason[] = []
  if (visible === false) because.push(reason('stuck.owner-hidden'))
  if (foreign) because.push(reason('stuck.owner-of-another', { name: owner.responsibleName }))
  if (owner.closed) because.push(reason('stuck.owner-closed'))
  if (because.length > 0 && deadline !== null && deadline < now) because.push(reason('stuck.overdue'))
  return because
}

/** Whether the person can't find it by themselves. */
export const isHidden = (because: readonly Reason[]): boolean =>
  because.some(({ code }) => code === 'stuck.owner-hidden' || code === 'stuck.owner-gone')
