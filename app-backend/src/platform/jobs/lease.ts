import { randomUUID } from 'node:crypto'

/** How long a claimed row belongs to its worker without a sign of life, ms. After kill -9 the row is taken over then. */
export const leaseMs = 30_000

/** A claim on one row: writes of a worker that lost it (a zombie) do not match `token` any more. */
export interface Lease {
  token: string
  until: Date
}

export function newLease(now: Date): Lease {
  return { token: randomUUID(), until: new Date(now.getTime() + leaseMs) }
}
