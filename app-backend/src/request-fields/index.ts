export { applyFields, applyKind } from './apply-fields.ts'
export type { FieldDeps } from './field-deps.ts'
export { requestFieldRoutes } from './routes.ts'
