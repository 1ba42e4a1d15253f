import { type RouteFields, usualCopy } from '@poryadok/app-backend/timeline-sync/contract'

const common = {
  enabled: true,
  pick: 'first',
  mode: 'bind',
  kinds: [],
  direction: null,
  responsibleIds: [],
  onlyFormer: false,
  comments: true,
  copy: usualCopy,
} as const

/** From a contact to its company: the usual wish, and what a new route begins with. */
export const usualRoute = (name: string): RouteFields => ({
  ...common,
  kinds: [],
  responsibleIds: [],
  name,
  source: 3,
  target: 4,
})
