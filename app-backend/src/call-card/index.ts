export type { CardDeps } from './card-deps.ts'
export { callCardSlice } from './declaration.ts'
export { callCardRoutes } from './routes.ts'
