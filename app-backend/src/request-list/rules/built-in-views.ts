import type { Condition, ListView, Selection } from './list-shapes.ts'

/** Views that come with the product, in their order. */
export const builtInViews = ['open', 'mine', 'overdue', 'uncategorized', 'closed', 'all'] as const
export type BuiltInView = (typeof builtInViews)[number]

const newest = { field: 'id', direction: 'desc' } as const
const soonest = (field: string) => ({ field, direction: 'asc' }) as const

const selectionOf = (conditions: Condition[], sort: Selection['sort']): Selection => ({
  filter: { match: 'all', groups: conditions.length === 0 ? [] : [{ match: 'all', conditions }] },
  sort,
})

/** The built-in views; fields of ours carry the names they have in the portal at hand. */
export function builtIn(fields: { category: string; resolveBy: string }): ListView[] {
  const open: Condition = { field: 'stageId', op: 'open' }
  const views: Record<BuiltInView, Selection> = {
    open: selectionOf([open], newest),
    mine: selectionOf([open, { field: 'assignedById', op: 'any-of', values: ['me'] }], newest),
    overdue: selectionOf(
      [open, { field: fields.resolveBy, op: 'period', period: 'past', days: 7 }],
      soonest(fields.resolveBy),
    ),
    uncategorized: selectionOf([open, { field: fields.category, op: 'empty' }], newest),
    closed: selectionOf([{ field: 'stageId', op: 'closed' }], newest),
    all: selectionOf([], newest),
  }
  return builtInViews.map((id) => ({ id, name: null, shared: true, own: false, revision: 0, selection: views[id] }))
}
