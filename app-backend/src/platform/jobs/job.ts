/** What a handler is given. */
export interface Job<Payload = unknown> {
  id: number
  /** Null: work of the whole installation. */
  portalId: string | null
  queue: string
  key: string
  payload: Payload
  dueAt: Date
  /** Tries before this one that ended by an error. */
  attempts: number
}

export interface NewJob {
  portalId: string | null
  queue: string
  /** Jobs of one portal and key run one at a time; the queue's name unless given. */
  key?: string
  /**
   * Two waiting jobs of a portal and queue with the same mark are one: the earlier due time and the later payload stay.
   * A job that is being worked on does not count: what comes in meanwhile waits its turn.
   */
  once?: string
  payload?: object
  /** At once unless given. */
  dueAt?: Date
  /** Only where no job of the portal and queue waits or is being worked on. */
  unlessThere?: boolean
}

/** Throw it when trying again can't help: the job goes to the dead letters at once, with the sentence of its cause. */
export class HopelessJob extends Error {
  override readonly name = 'HopelessJob'
}
