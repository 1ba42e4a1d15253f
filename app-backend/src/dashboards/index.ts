export { readFigures } from './read-figures.ts'
export type { OverviewDeps } from './read-overview.ts'
export { dashboardRoutes } from './routes.ts'
