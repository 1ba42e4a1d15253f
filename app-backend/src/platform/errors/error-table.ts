import { callErrors } from './error-table/call-errors.ts'
import { cardErrors } from './error-table/card-errors.ts'
import { centerErrors } from './error-table/center-errors.ts'
import { externalTaskErrors } from './error-table/external-task-errors.ts'
import { fileErrors } from './error-table/file-errors.ts'
import { importErrors } from './error-table/import-errors.ts'
import { letterErrors } from './error-table/letter-errors.ts'
import { operationsErrors } from './error-table/operations-errors.ts'
import { peopleErrors } from './error-table/people-errors.ts'
import { portalErrors } from './error-table/portal-errors.ts'
import { productErrors } from './error-table/product-errors.ts'
import { timelineErrors } from './error-table/timeline-errors.ts'
import { requestErrors } from './error-table/request-errors.ts'
import { ruleErrors } from './error-table/rule-errors.ts'
import { settingsErrors } from './error-table/settings-errors.ts'
import { sheetErrors } from './error-table/sheet-errors.ts'
import { tableErrors } from './error-table/table-errors.ts'

/** Every refusal and fault of the product: code -> HTTP status and words for a person. `{name}` takes a parameter. Rows stand by area in `error-table/`. */
export const errorTable = {
  ...portalErrors,
  ...peopleErrors,
  ...requestErrors,
  ...externalTaskErrors,
  ...ruleErrors,
  ...letterErrors,
  ...settingsErrors,
  ...operationsErrors,
  ...tableErrors,
  ...fileErrors,
  ...cardErrors,
  ...callErrors,
  ...productErrors,
  ...timelineErrors,
  ...importErrors,
  ...centerErrors,
  ...sheetErrors,
} as const

export type ErrorCode = keyof typeof errorTable
