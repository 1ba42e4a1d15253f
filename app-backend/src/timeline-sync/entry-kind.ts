import { reason, type Reason } from '../kernel/reason.ts'
import { activityEntityTypeId, type PlannedWrite, type PortalClient } from '../portal/index.ts'
import { bindingWrite, commentEntityTypeId, commentLeavingWrite, commentWrite, leavingWrite } from './binding-write.ts'
import type { RouteFields } from './contract.ts'
import type { Original } from './copy-words.ts'
import type { PlanBindingsDeps } from './plan-bindings.ts'
import { readBindings } from './read-bindings.ts'
import { readCommentBindings, type SeenComment } from './read-comments.ts'
import { readOriginals } from './read-originals.ts'
import { activityKind } from './rules/activity-kind.ts'
import { mayShowComments } from './rules/comment-type.ts'
import { isCopyText } from './rules/copy-mark.ts'
import { copyShape, type CopyShape } from './rules/copy-shape.ts'
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
  /** How a route in copy mode copies it. */
  shape(entry: Entry, fields: RouteFields): CopyShape
  /** What copies are made of, by number. */
  originals(portal: PortalClient, portalId: string, entries: readonly Entry[]): Promise<Map<number, Original>>
}

const shapeOf = ({ typeId, providerId }: SeenActivity, { copy }: RouteFields) =>
  copyShape(activityKind(typeId, providerId), copy.others)

export const activities: EntryKind<SeenActivity> = {
  leftOut(activity, fields, from) {
    const leaves = fields.mode === 'copy' && shapeOf(activity, fields) === 'leave'
    return leftOut(activity, { ...fields, from }) ?? (leaves ? reason('timeline.not-copied') : null)
  },
  bindings: ({ portal }, portalId, ids) => readBindings(portal, portalId, ids),
  entityTypeId: activityEntityTypeId,
  method: 'crm.activity.binding.add',
  bind: bindingWrite,
  leave: leavingWrite,
  shape: shapeOf,
  originals: (portal, portalId, entries) =>
    readOriginals(
      portal,
      portalId,
      entries.map(({ id }) => id),
    ),
}

/** A comment has neither a kind nor a direction; its author stands for whoever is responsible. */
export const comments: EntryKind<SeenComment> = {
  leftOut({ authorId, created, text }, fields, from) {
    if (isCopyText(text)) return reason('timeline.copy')
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
  shape: () => 'comment',
  originals: (_portal, _portalId, entries) => Promise.resolve(new Map(entries.map((one) => [one.id, originalOf(one)]))),
}

const originalOf = ({ id, authorId, created, text }: SeenComment): Original => ({
  id,
  kind: null,
  subject: '',
  description: text,
  location: '',
  created,
  authorId,
  responsibleId: authorId,
  address: '',
  activity: null,
})
