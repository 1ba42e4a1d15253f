import { callOperations } from './calls.ts'
import { companyOperations } from './companies.ts'
import { contactOperations } from './contacts.ts'
import { listFiles } from '../files/list-files.ts'
import { dealOperations } from './deals.ts'
import { intakeOperation } from './intake.ts'
import { lookupOperations } from './lookups.ts'
import type { Operation } from './operation.ts'

/** Everything that a contact centre can ask for. */
export const operations: readonly Operation[] = [
  ...contactOperations,
  ...companyOperations,
  ...dealOperations,
  listFiles,
  ...callOperations,
  intakeOperation,
  ...lookupOperations,
]
