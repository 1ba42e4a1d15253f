import { reason, type Reason } from '../../kernel/reason.ts'

/** Who stands above the responsible, from the nearest up; null: departments can't be read. */
export type HeadsAbove = readonly { userId: number; level: number }[] | null

export interface ChangeRights {
  userId: number
  isAdmin: boolean
  /** Null: nobody answers for the company. */
  responsibleId: number | null
  headsAbove: HeadsAbove
  /** Any head up the tree, or only the nearest level. */
  anyHead: boolean
  alsoMay: readonly number[]
}

export interface ChangeVerdict {
  allowed: boolean
  /** Heads who may, the nearest first. */
  heads: number[]
  because: Reason[]
}

/** May this person change the company's status? Being its responsible is no right to it. */
export function whoMayChange(facts: ChangeRights): ChangeVerdict {
  const { userId, isAdmin, responsibleId, headsAbove, anyHead, alsoMay } = facts
  const nearest = Math.min(...(headsAbove ?? []).map(({ level }) => level))
  const heads = (headsAbove ?? []).filter(({ level }) => anyHead || level === nearest).map((one) => one.userId)
  const answer = (allowed: boolean, code: string): ChangeVerdict => ({
    allowed,
    heads,
    because: [reason(`company-status.${code}`)],
  })
  if (isAdmin) return answer(true, 'administrator')
  if (alsoMay.includes(userId)) return answer(true, 'trusted')
  if (responsibleId === null) return answer(false, 'no-responsible')
  if (heads.includes(userId)) return answer(true, 'head')
  if (headsAbove === null) return answer(false, 'departments-unknown')
  if (heads.length === 0) return answer(false, 'no-head')
  return answer(false, userId === responsibleId ? 'responsible-only' : 'not-head')
}
