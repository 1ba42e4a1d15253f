import { reason, type Reason } from '../../kernel/reason.ts'

export interface LoopFacts {
  address: string
  /** Letters of this sender that were taken in lately, in the same conversation or as new requests. */
  lately: number
  limit: number
  minutes: number
}

/** Letters that come faster than people write are set aside: two robots answer each other. */
export const loop = ({ address, lately, limit, minutes }: LoopFacts): Reason | null =>
  lately < limit ? null : reason('intake.loop', { address, count: lately, minutes })
