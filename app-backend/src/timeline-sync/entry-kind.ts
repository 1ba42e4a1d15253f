import { reason, type Reason } from '../kernel/reason.ts'
import { activityEntityTypeId, type PlannedWrite } from '../portal/index.ts'
import { bindingWrite, commentEntityTypeId, commentLeavingWrite, commentWrite, leavingWrite } from './binding-write.ts'
import type { RouteFields } from './contract.ts'
import type { PlanBindingsDeps } from './plan-bindings.ts'
import { readBindings } from './read-bindings.ts'
import { readCommentBindings, type SeenComment } from './read-comments.ts'
import { mayShowComments } from './rules/comment-type.ts'
import type { Place } from './rules/new-bindings.ts'
import { leftOut, type SeenActivity } from './rules/route-filter.ts'

/** What can show in several timelines: an activity or a comment. */
export interface EntryKind<Entry extends { id: number }> {
  /** Why a route leaves it alone; null: it takes it. */
  leftOut(entry: Entry, fields: RouteFields, from: Date | null): Reason | null
  /** Where each shows now. */
  bindings(deps: PlanBindingsDeps, portalId: string, ids: readonly number[]): Promise<Map<number, Place[]>>
  /** How the ledger knows it. */
  entityTypeId: number
  method: string
  bind: typeof bindingWrite
  leave(id: number, from: Place, because: readonly Reason[], after: string): PlannedWrite
}

export const activities: EntryKind<SeenActivity> = {
  leftOut: (activity, fields, from) => leftOut(activity, { ...fields, from }),
  bindings: ({ portal }, portalId, ids) => readBindings(portal, portalId, ids),
  entityTypeId: activityEntityTypeId,
  method: 'crm.activity.binding.add',
  bind: bindingWrite,
  leave: leavingWrite,
}

/** A comment has neither a kind nor a direction; its author stands for whoever is responsible. */
export const comments: EntryKind<SeenComment> = {
  leftOut({ authorId, created }, fields, from) {
    if (!fields.comments || !mayShowComments(fields)) return reason('timeline.comments-off')
    const { responsibleIds } = fields
    if (responsibleIds.length > 0 && (authorId === null || !responsibleIds.includes(authorId)))
      return reason('timeline.responsible')
    return from !== null && created < from ? reason('timeline.older', { from: from.toISOString() }) : null
  },
  bindings: ({ portal }, portalId, ids) => readCommentBindings(portal, portalId, ids),
  entityTypeId: commentEntityTypeId,
  method: 'crm.timeline.bindings.bind',
  bind: commentWrite,
  leave: commentLeavingWrite,
}
