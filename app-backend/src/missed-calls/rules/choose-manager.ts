import { reason, type Reason } from '../../kernel/reason.ts'
import type { LineHolder } from './phone-line.ts'

export interface ManagerFacts {
  holder: LineHolder | null
  /** Who works here; names for the reasons. */
  active(userId: number): boolean
  nameOf(userId: number): string
  /** The nearest head of the holder who works here; null: none, or heads are unknown. */
  head: number | null
}

/** Who gets the lead of a line: its holder, else the substitute, else the holder's head; null: nobody can. */
export function chooseManager({ holder, active, nameOf, head }: ManagerFacts): {
  userId: number | null
  because: Reason[]
} {
  if (!holder) return { userId: null, because: [reason('missed-call.line-without-holder')] }
  const name = nameOf(holder.userId)
  if (active(holder.userId)) return { userId: holder.userId, because: [reason('missed-call.holder', { name })] }
  const left = reason('missed-call.holder-left', { name })
  const { substituteId } = holder
  if (substituteId !== null && active(substituteId))
    return { userId: substituteId, because: [left, reason('missed-call.substitute', { name: nameOf(substituteId) })] }
  if (head !== null && active(head))
    return { userId: head, because: [left, reason('missed-call.head', { name: nameOf(head) })] }
  return { userId: null, because: [left, reason('missed-call.nobody-left')] }
}
