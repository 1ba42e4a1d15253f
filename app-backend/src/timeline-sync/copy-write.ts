import { activityEntityTypeId, type PlannedWrite } from '../portal/index.ts'
import { commentEntityTypeId, timelineRule } from './binding-write.ts'
import type { CopyMapping } from './contract.ts'
import { copyWords, originLine, type CopySurroundings, type Original } from './copy-words.ts'
import type { Reason } from '../kernel/reason.ts'
import { typeNames } from './rules/comment-type.ts'
import { fillCopy } from './rules/copy-fields.ts'
import { copyMark } from './rules/copy-mark.ts'
import type { Place } from './rules/new-bindings.ts'

interface NewCopy {
  original: Original
  to: Place
  /** How often the product copied it there before. */
  times: number
  /** Whoever is responsible for the record that the copy goes to. */
  targetResponsibleId: number | null
  mapping: CopyMapping
  around: CopySurroundings
  because: readonly Reason[]
}

/** A copy in the ledger: by its original, its card and how often it was made. */
const copyKey = (sourceKind: number, id: number, { entityTypeId, entityId }: Place, times: number): string =>
  `${timelineRule}:copy:${sourceKind === activityEntityTypeId ? 'a' : 'c'}${id}:${entityTypeId}:${entityId}:${times}`

const kindOf = ({ kind }: Original) => (kind === null ? commentEntityTypeId : activityEntityTypeId)

function responsibleOf({ original, mapping: { responsible }, targetResponsibleId }: NewCopy): number | null {
  const { authorId, responsibleId } = original
  if (typeof responsible === 'number') return responsible
  return { same: responsibleId, author: authorId, target: targetResponsibleId }[responsible] ?? responsibleId
}

function timesOf({ original: { activity, created }, mapping }: NewCopy) {
  const times = { start: activity?.startTime, end: activity?.endTime, created: created.toISOString(), none: null }
  const [start, end] = [times[mapping.start], times[mapping.end]]
  return { ...(start ? { START_TIME: start } : {}), ...(end ? { END_TIME: end } : {}) }
}

/** What a copy says: where it comes from, then what the mapping makes of the original. */
const textOf = ({ original, mapping, around }: NewCopy, heading = '') =>
  [originLine(original, around), heading, fillCopy(mapping.description, copyWords(original, around))]
    .filter(Boolean)
    .join('\n\n')

/**
 * A call or a meeting made anew in another card. Its one communication names the card that it goes to: any other card would show the
 * copy too. The original’s marks stay away: telephony finds its calls by them.
 * Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-add
 */
export function activityCopy(copy: NewCopy): PlannedWrite {
  const { original, to, times, mapping, around, because } = copy
  const words = copyWords(original, around)
  const mark = copyMark(original.id, to)
  const communication = {
    TYPE: original.activity?.addressType ?? '',
    VALUE: original.address,
    ENTITY_ID: to.entityId,
    ENTITY_TYPE_ID: to.entityTypeId,
  }
  const fields = {
    ...mark,
    OWNER_TYPE_ID: to.entityTypeId,
    OWNER_ID: to.entityId,
    TYPE_ID: original.activity?.typeId,
    SUBJECT: fillCopy(mapping.subject, words) || words.kind,
    DESCRIPTION: textOf(copy),
    DESCRIPTION_TYPE: 1,
    DIRECTION: original.activity?.direction,
    LOCATION: fillCopy(mapping.location, words),
    RESPONSIBLE_ID: responsibleOf(copy),
    PRIORITY: mapping.priority === 'same' ? original.activity?.priority : mapping.priority,
    COMPLETED: mapping.completed === 'done' || original.activity?.completed ? 'Y' : 'N',
    ...timesOf(copy),
    COMMUNICATIONS: [communication],
  }
  return {
    key: copyKey(kindOf(original), original.id, to, times),
    action: 'add',
    entityTypeId: activityEntityTypeId,
    entityId: null,
    method: 'crm.activity.add',
    params: { fields },
    before: {},
    after: { ...to, copyOf: original.id },
    because,
    lookUp: { kind: 'find', method: 'crm.activity.list', params: { filter: mark, select: ['ID'] }, path: [] },
  }
}

const typeName = (entityTypeId: number) => typeNames[entityTypeId] ?? `dynamic_${entityTypeId}`

/** A comment that tells of an entry, or repeats a comment. Bitrix24 docs: api-reference/crm/timeline/comments/crm-timeline-comment-add */
export function commentCopy(copy: NewCopy): PlannedWrite {
  const { original, to, times, mapping, around, because } = copy
  const card = { ENTITY_ID: to.entityId, ENTITY_TYPE: typeName(to.entityTypeId) }
  const heading = original.kind === null ? '' : fillCopy(mapping.subject, copyWords(original, around))
  const COMMENT = textOf(copy, heading)
  return {
    key: copyKey(kindOf(original), original.id, to, times),
    action: 'other',
    entityTypeId: commentEntityTypeId,
    entityId: null,
    method: 'crm.timeline.comment.add',
    params: { fields: { ...card, COMMENT } },
    before: {},
    after: { ...to, copyOf: original.id },
    because,
    lookUp: {
      kind: 'find',
      method: 'crm.timeline.comment.list',
      // The newest come first: the list gives fifty.
      params: { filter: card, select: ['ID', 'COMMENT'], order: { ID: 'DESC' } },
      path: [],
      where: { COMMENT },
    },
  }
}
