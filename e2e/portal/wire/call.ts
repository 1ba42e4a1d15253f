import type { Readable } from 'node:stream'
import type { Actor } from '../events/bus.ts'
import type { App, User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Params } from './params.ts'

/** On whose behalf a call runs. */
export interface Caller {
  user: User
  /** null: inbound webhook. */
  app: App | null
  scopes: string[]
  /** client_id or `webhook:<id>`: the key of operating time and of the journal. */
  key: string
  /** Set when the token came in the request; needed to build signed addresses. */
  accessToken: string
  /** Events in a row that led to the token of this call; absent: none. */
  hops?: number
}

/** Model seconds one HTTP request has taken so far: what its own limit of 60 s is checked against. */
export interface Spent {
  seconds: number
}

/** One REST call with everything its method may need. */
export interface Call {
  state: PortalState
  caller: Caller
  method: string
  params: Params
  inBatch: boolean
  httpId: number
  path: string
  /** One object a HTTP request: inner calls of a batch add to it. Absent: the call came by no request (pages). */
  spent?: Spent
}

/** A file that is the whole body of an answer. */
export interface AnsweredFile {
  name: string
  type: string
  content: Buffer | Readable
}

export interface Answer {
  result: unknown
  /** Sent instead of an envelope; inside a batch, which has no place for it, `result` stands. */
  file?: AnsweredFile
  total?: number
  next?: number
}

export interface MethodSpec {
  name: string
  /** Scope, or scopes of which any will do; '' = the base set that everyone has. */
  scope: string | readonly string[]
  status: 'supported' | 'partial'
  /** What a partial method lacks. */
  missing?: string
  /** Vendor's page, without the extension. */
  page: string
  admin?: true
  appContext?: true
  noBatch?: true
  handler(call: Call): Answer | Promise<Answer>
}

export function actorOf(call: Call): Actor {
  const connector = call.params.auth_connector
  return {
    userId: call.caller.user.id,
    httpId: call.httpId,
    ...(call.caller.hops === undefined ? {} : { hops: call.caller.hops }),
    ...(call.caller.app ? { clientId: call.caller.app.clientId } : {}),
    ...(typeof connector === 'string' ? { connector } : {}),
  }
}

/** The application of a call; methods with `appContext` are not reached without one. */
export function appOf(call: Call): App {
  if (!call.caller.app) throw new Error(`${call.method} needs appContext`)
  return call.caller.app
}
