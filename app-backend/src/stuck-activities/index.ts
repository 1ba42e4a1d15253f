export { stuckActivitiesSlice } from './declaration.ts'
export { followQueues, hearHanded } from './follow-responsible.ts'
export { stuckRoutes } from './routes.ts'
export type { StuckDeps } from './stuck-deps.ts'
