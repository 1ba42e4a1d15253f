import { reason, type Reason } from '../../kernel/reason.ts'
import type { ChangeVerdict } from './who-may-change.ts'

export interface ChangeFacts {
  /** What whoever made the change may do; null: the portal does not say who it was. */
  verdict: ChangeVerdict | null
  mode: 'revert' | 'warn'
  /** Former status is still one that can be written. */
  canRevert: boolean
  /** Reverts of this company within the last hour. */
  recentReverts: number
}

export interface Judgement {
  outcome: 'accepted' | 'reverted' | 'flagged'
  /** Somebody keeps turning it back: administrators are to look. */
  stopped: boolean
  because: Reason[]
}

/** Two programs that fight over a status would never end. */
const mostReverts = 3

/** What becomes of a change that was made past the product's own editor. */
export function judgeChange({ verdict, mode, canRevert, recentReverts }: ChangeFacts): Judgement {
  const because = verdict?.because ?? [reason('company-status.author-unknown')]
  if (verdict?.allowed) return { outcome: 'accepted', stopped: false, because }
  if (mode === 'warn' || !canRevert) return { outcome: 'flagged', stopped: false, because }
  if (recentReverts >= mostReverts)
    return { outcome: 'flagged', stopped: true, because: [...because, reason('company-status.turned-back-too-often')] }
  return { outcome: 'reverted', stopped: false, because }
}
