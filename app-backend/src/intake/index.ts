export type { IntakeDeps, JoinRequest, OpenRequest } from './intake-deps.ts'
export { mailboxOf } from './mailbox-store.ts'
export { intakeRoutes } from './routes.ts'
export { startIntake, type Intake } from './start-intake.ts'
