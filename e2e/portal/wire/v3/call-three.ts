import type { PortalState } from '../../store/state.ts'
import type { Caller, Spent } from '../call.ts'
import type { Params } from '../params.ts'

/** One call of REST 3.0. */
export interface CallThree {
  state: PortalState
  caller: Caller
  method: string
  params: Params
  inBatch: boolean
  httpId: number
  path: string
  spent: Spent
}

export interface MethodThree {
  name: string
  /** '' = everyone has it. */
  scope: string
  status: 'supported' | 'partial'
  /** What a partial method lacks. */
  missing?: string
  /** Vendor's page, without the extension. */
  page: string
  admin?: true
  /** Creates, changes or deletes: Idempotency-Key is looked at. */
  write?: true
  /** Goes into `result`. */
  handler(call: CallThree): unknown
}
