export { categoryKindName, createCategoryKind, type CategoryKind, type CategoryKindDeps } from './category-kind.ts'
export type { CategoryOutcome, CategoryQuestion, CategoryRules } from './contract.ts'
export { categorizationRoutes } from './routes.ts'
