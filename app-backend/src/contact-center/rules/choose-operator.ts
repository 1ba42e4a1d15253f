import { type Reason, reason } from '../../kernel/reason.ts'

/** An operator of the contact centre and the person of the portal. */
export interface OperatorLine {
  /** Login or inner number. */
  operator: string
  userId: number
}

export interface OperatorQuestion {
  operator: string | undefined
  responsibleId: number | undefined
  operators: readonly OperatorLine[]
  /** 0 = nobody in particular. */
  defaultUserId: number
  people: readonly { id: number; active: boolean }[]
}

export type OperatorChoice = { ok: true; userId: number | null; because: Reason[] } | { ok: false; because: Reason[] }

/**
 * Who answers for what a call makes: a named person who works here, the operator's person, else the default one. A dismissed or
 * unknown person who was named is refused; one whom the table names gives way to the default person, and the answer says so.
 */
export function chooseOperator(asked: OperatorQuestion): OperatorChoice {
  const works = (id: number) => asked.people.some((one) => one.id === id && one.active)
  const fallback = asked.defaultUserId > 0 && works(asked.defaultUserId) ? asked.defaultUserId : null
  if (asked.responsibleId !== undefined) {
    if (works(asked.responsibleId))
      return { ok: true, userId: asked.responsibleId, because: [reason('center.named-person')] }
    return { ok: false, because: [reason('center.no-person', { field: 'responsibleId', userId: asked.responsibleId })] }
  }
  if (asked.operator === undefined) return { ok: true, userId: fallback, because: [reason('center.default-person')] }
  const line = asked.operators.find(({ operator }) => operator.toLowerCase() === asked.operator?.trim().toLowerCase())
  if (line && works(line.userId)) return { ok: true, userId: line.userId, because: [reason('center.operator')] }
  const code = line ? 'center.operator-dismissed' : 'center.operator-unknown'
  return { ok: true, userId: fallback, because: [reason(code, { operator: asked.operator })] }
}
