import type { MethodSpec } from '../wire/call.ts'
import { batch } from '../wire/batch.ts'

export const batchMethods: readonly MethodSpec[] = [
  {
    name: 'batch',
    scope: '',
    status: 'supported',
    page: 'settings/how-to-call-rest-api/batch',
    noBatch: true,
    handler: batch,
  },
]
