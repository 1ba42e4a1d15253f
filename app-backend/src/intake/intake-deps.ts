import type { recordDecisions } from '../audit/index.ts'
import type { Config } from '../config.ts'
import type { Reason } from '../kernel/reason.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Logger } from '../platform/log/logger.ts'
import type { IncomingLetter } from '../requests/index.ts'
import type { ThreadPlace, ThreadSettings, ThreadSurroundings, ThreadTokens } from '../threading/index.ts'
import type { TakeCards } from '../vcard-import/index.ts'
import type { OpeningRule } from './opening-rule.ts'
import type { ParsePool } from './parse/parse-pool.ts'
import type { AutomaticKind } from './rules/automatic-signals.ts'

/** Opens a request for the letter; called again for the same letter it finds what it made. `requestId` is our record's id. */
export type OpenRequest = (
  letter: IncomingLetter,
) => Promise<{ requestId: number; activityId: number; why: Reason[]; files: Reason[] }>

/** What a letter does to a closed request: `leave` puts nothing into it, `keep` leaves it closed. */
export type WhenClosed = (closedAt: Date | null) => 'reopen' | 'leave' | 'keep'

/** The letter stands in its conversation, or why it does not. */
export type JoinAnswer =
  | { outcome: 'joined'; activityId: number; files: Reason[]; reopened: boolean }
  /** The portal has the request no more. */
  | { outcome: 'gone' }
  /** The request is closed, and `whenClosed` said to leave it. */
  | { outcome: 'closed'; closedAt: Date | null }

/** Adds the letter to a request, once. */
export type JoinRequest = (letter: IncomingLetter, requestId: number, whenClosed: WhenClosed) => Promise<JoinAnswer>

/** A reply of an external task's performer: puts it into the task and the request's timeline, once. */
export type TaskReply = (
  letter: IncomingLetter,
  place: { requestId: number; taskId: number },
) => Promise<Extract<JoinAnswer, { outcome: 'joined' | 'gone' }>>

/** What a program wrote into a conversation; it is committed. */
export interface AutomaticNews extends ThreadPlace {
  portalId: string
  letterId: number
  kind: AutomaticKind
  /** Addresses that a bounce speaks of. */
  addresses: readonly string[]
}

export interface ThreadDeps {
  tokens: Pick<ThreadTokens, 'readMessageId' | 'readAddress'>
  settings(portalId: string): Promise<ThreadSettings>
  /** Is it the address of an employee of the portal? */
  staffOf(portalId: string): Promise<(address: string) => boolean>
  /** The portal's own letters, by its activities. */
  portalLetters(
    portalId: string,
    activities: Parameters<ThreadSurroundings['portalLetters']>[0],
  ): ReturnType<ThreadSurroundings['portalLetters']>
  /** Of the portal's requests (our record's ids), those whose client's card holds the address. */
  requestsOfClient(
    portalId: string,
    ...asked: Parameters<ThreadSurroundings['requestsOfClient']>
  ): ReturnType<ThreadSurroundings['requestsOfClient']>
}

export interface ProcessDeps {
  db: Database
  clock: Clock
  log: Logger
  pool: ParsePool
  threads: ThreadDeps
  openRequest: OpenRequest
  joinRequest: JoinRequest
  taskReply: TaskReply
  /** Letters of mailboxes for visiting cards; left out where the product takes none. */
  takeCards?: TakeCards
  recordDecisions: typeof recordDecisions
  /** Lists that the portal's people keep; left out where there are none. */
  openingRule?: OpeningRule
  /** A letter has opened or joined the request, and that is committed: open screens may look. */
  handled(portalId: string, requestId: number, kind: 'added' | 'changed'): Promise<void>
  /** A letter went into quarantine, within the transaction that puts it there; left out where nobody is told. */
  quarantined?(tx: Parameters<typeof recordDecisions>[0], portalId: string): Promise<void>
  /** Automatic mail of a conversation, in the transaction that keeps it: nobody is asked to answer, somebody may want to know. */
  automatic(tx: Parameters<typeof recordDecisions>[0], news: AutomaticNews): Promise<void>
}

export interface IntakeDeps extends Omit<ProcessDeps, 'pool'> {
  /** A letter was refused at the door, within the transaction that says so; left out where nobody is told. */
  refused?(tx: Parameters<typeof recordDecisions>[0], portalId: string): Promise<void>
  config: Pick<Config, 'SMTP_HOST' | 'SMTP_PORT' | 'SMTP_MAX_MB'>
}
