import { saveUploaded } from '../calls/save-uploaded.ts'
import { saveVersion } from '../files/save-version.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'

/** Every operation that the journal may name: those with a route of their own, and what becomes of uploads. */
export const operationNamed = (name: string): Operation | undefined =>
  [...operations, saveUploaded, saveVersion].find(({ id }) => id === name)
