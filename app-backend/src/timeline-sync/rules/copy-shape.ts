import type { ActivityKind } from './activity-kind.ts'
import type { CopyOthers } from './copy-fields.ts'

/**
 * How an entry is copied: as an activity, as a comment that tells of it, not at all, or it is bound instead. Calls and meetings alone
 * can be made anew by REST; a letter that is made anew may be sent again, a to-do counts twice.
 * Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-add
 */
export type CopyShape = 'activity' | 'comment' | 'bind' | 'leave'

const shapes: Record<CopyOthers, CopyShape> = { note: 'comment', bind: 'bind', leave: 'leave' }

export const copyShape = (kind: ActivityKind, others: CopyOthers): CopyShape =>
  kind === 'call' || kind === 'meeting' ? 'activity' : shapes[others]
