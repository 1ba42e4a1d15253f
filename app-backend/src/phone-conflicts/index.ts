export { lookKind, type ConflictDeps } from './conflict-deps.ts'
export { phoneConflictsSlice } from './declaration.ts'
export { lookAtPhones } from './look-at-phones.ts'
export { phoneConflictRoutes } from './routes.ts'
