import type { Params } from '../params.ts'
import { v3Refusal } from './v3-error.ts'

/** `id`: required, and a number, not a text of digits. Bitrix24 docs: api-reference/tasks/tasks-task-get-rest-v3. */
export function idOf({ id }: Params): number {
  if (id === undefined || id === null) throw v3Refusal.missing('id')
  if (typeof id !== 'number' || !Number.isInteger(id)) throw v3Refusal.type('id', 'int')
  return id
}
