export type { CardDeps } from './card-deps.ts'
export { callCardSlice } from './declaration.ts'
export { createRecentLooks } from './recent-looks.ts'
export { callCardRoutes } from './routes.ts'
