import { reason, type Reason } from '../../kernel/reason.ts'
import type { LineHolder } from './phone-line.ts'

export interface ManagerFacts {
  holder: LineHolder | null
  /** Who works here; names for the reasons. */
  active(userId: number): boolean
  /** Who is absent by the portal's calendar. */
  away(userId: number): boolean
  nameOf(userId: number): string
  /** The nearest head of the holder who works here; null: none, or heads are unknown. */
  head: number | null
}

interface Chosen {
  userId: number | null
  because: Reason[]
}

/**
 * Who gets the lead of a line: its holder, while they are away a substitute who is there, and once they have left the substitute,
 * else the holder's head; null: nobody can.
 */
export function chooseManager({ holder, active, away, nameOf, head }: ManagerFacts): Chosen {
  if (!holder) return { userId: null, because: [reason('missed-call.line-without-holder')] }
  const name = nameOf(holder.userId)
  const { substituteId } = holder
  const works = active(holder.userId)
  if (works && !away(holder.userId)) return { userId: holder.userId, because: [reason('missed-call.holder', { name })] }
  const left = reason(works ? 'missed-call.holder-away' : 'missed-call.holder-left', { name })
  if (substituteId !== null && active(substituteId) && !(works && away(substituteId)))
    return { userId: substituteId, because: [left, reason('missed-call.substitute', { name: nameOf(substituteId) })] }
  if (works) return { userId: holder.userId, because: [left, reason('missed-call.no-substitute', { name })] }
  if (head !== null && active(head))
    return { userId: head, because: [left, reason('missed-call.head', { name: nameOf(head) })] }
  return { userId: null, because: [left, reason('missed-call.nobody-left')] }
}
