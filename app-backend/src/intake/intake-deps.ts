import type { recordDecisions } from '../audit/index.ts'
import type { Config } from '../config.ts'
import type { Reason } from '../kernel/reason.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Logger } from '../platform/log/logger.ts'
import type { IncomingLetter } from '../requests/index.ts'
import type { ParsePool } from './parse/parse-pool.ts'

/** Opens a request for the letter; called again for the same letter it finds what it made. `requestId` is our record's id. */
export type OpenRequest = (
  letter: IncomingLetter,
) => Promise<{ requestId: number; activityId: number; why: Reason[]; files: Reason[] }>

/** Adds the letter to a request, once; `gone` when the portal has that request no more. */
export type JoinRequest = (
  letter: IncomingLetter,
  requestId: number,
) => Promise<{ outcome: 'joined'; activityId: number; files: Reason[] } | { outcome: 'gone' }>

export interface ProcessDeps {
  db: Database
  clock: Clock
  log: Logger
  pool: ParsePool
  openRequest: OpenRequest
  joinRequest: JoinRequest
  recordDecisions: typeof recordDecisions
  /** A letter has opened or joined the request, and that is committed: open screens may look. */
  handled(portalId: string, requestId: number, kind: 'added' | 'changed'): Promise<void>
}

export interface IntakeDeps extends Omit<ProcessDeps, 'pool'> {
  config: Pick<Config, 'SMTP_HOST' | 'SMTP_PORT' | 'SMTP_MAX_MB'>
}
