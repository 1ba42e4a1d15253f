/** A change of the responsible, as the portal told it. */
export interface Edit {
  at: Date
  /** The new responsible. */
  userId: number | null
  /** Who changed it; null: the portal does not say. */
  by: number | null
  /** Our rule of missed calls wrote it. */
  own: boolean
}

export interface Operator {
  /** At whom the call rang and who ended it: the portal gives them the lead by itself. */
  users: readonly number[]
  /** People in whose name an operator's script writes, by the settings. */
  technical: readonly number[]
}

/**
 * Whether an operator's script made the change. The portal writes the end of a call in the name of the new responsible, so it
 * looks like a person's: a script is known by giving the lead to one of its own people in that person's own name, or by writing
 * as a technical user. Everything else was done by a person. Bitrix24 docs: api-reference/telephony/telephony-external-call-finish
 */
export function isMachineEdit({ userId, by }: Pick<Edit, 'userId' | 'by'>, { users, technical }: Operator): boolean {
  if (by !== null && technical.includes(by)) return true
  if (userId === null) return false
  return users.includes(userId) && (by === null || by === userId)
}
