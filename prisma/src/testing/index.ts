export { testDatabase } from './test-database.ts'
export type { TestDatabase } from './test-database.ts'
export { createTestDatabase } from './create-test-database.ts'
export type { CreatedDatabase } from './create-test-database.ts'
