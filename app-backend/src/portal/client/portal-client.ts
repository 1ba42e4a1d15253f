import { stringify } from 'qs'
import { AppError } from '../../platform/errors/app-error.ts'
import type { PortalFault } from '../rules/portal-fault.ts'
import type { Actor } from '../tenant.ts'
import { createAccess, type Access, type AccessDeps } from './access.ts'
import { batchAnswer, methodAnswer } from './batch-answer.ts'
import { faultError } from './fault-error.ts'
import type { Journal } from './journal-store.ts'
import { multipart, type UploadedFile } from './multipart.ts'
import { methodLoads } from './method-loads.ts'
import type { HeardLoad } from '../rules/method-pace.ts'
import type { Lane, Quota } from './quota-store.ts'
import { readAnswer } from './read-answer.ts'
import { batchParams } from './reference.ts'
import { NoAnswer, type RequestBody, type Transport, type TransportAnswer } from './transport.ts'

export type Params = Record<string, unknown>
export interface Command {
  method: string
  params?: Params
}

/** Answer of one method: its result and, for lists, the total and the next offset. */
export interface MethodAnswer {
  result: unknown
  total?: number
  next?: number
}
export type BatchItem = ({ ok: true } & MethodAnswer) | { ok: false; fault: PortalFault }

export interface CallOptions {
  /** A read may be repeated; a write whose answer is lost throws `portal.outcome-unknown`. */
  kind: 'read' | 'write'
  /** Longest wait for a place in the quota, ms. */
  patienceMs?: number
  /** A request that is not on its way by then is not let out any more: throws `portal.limit`, and nothing was done. */
  goneBy?: Date
  /** Nobody has proven the token yet: strangers have a small share of the quota. */
  unproven?: boolean
  /** Nobody else uses the methods, and the caller keeps to their time by itself: only a refusal of the portal holds them back. */
  selfPaced?: boolean
  /** Hears what the answer says of the time its methods spent; a portal that counts none says nothing. */
  hearLoads?(loads: ReadonlyMap<string, HeardLoad>): void
}

export interface PortalClient {
  /** One method. Throws AppError `portal.*` or `session.refused` (the viewer's token). */
  call(actor: Actor, method: string, params: Params, options: CallOptions): Promise<MethodAnswer>
  /** Up to 50 commands in one request, one result each. `halt` stops at the first failure. */
  batch<Key extends string>(
    actor: Actor,
    commands: Record<Key, Command>,
    options: CallOptions & { halt?: boolean },
  ): Promise<Record<Key, BatchItem>>
  /** Uploads a file to an address that the portal gave. */
  upload(actor: Actor, url: string, field: string, file: UploadedFile): Promise<unknown>
}

export interface PortalClientDeps extends AccessDeps {
  transport: Transport
  quota: Quota
  journal: Pick<Journal, 'record'>
}

const defaultPatienceMs = 60_000
const readTries = 3

/** One call as it goes out: to which address with what, and what the journal and the quota know of it. */
interface Outgoing {
  actor: Actor
  /** Names the call in the journal. */
  method: string
  /** Methods inside a batch, the method itself otherwise. */
  inner: string[]
  /** Keys of the commands of a batch, in the order of `inner`. */
  keys: string[]
  shown: unknown
  request(access: Access): { url: string; body: RequestBody }
}

const laneOf = (actor: Actor, { unproven }: CallOptions): Lane =>
  actor.kind === 'portal' ? 'background' : unproven ? 'stranger' : 'person'

/** Others have used the portal up for a moment; nothing of the request was done. A person waits for it, a job comes again. */
const isCrowded = ({ portalCode }: PortalFault) => portalCode === 'QUERY_LIMIT_EXCEEDED'

export function createPortalClient(deps: PortalClientDeps): PortalClient {
  const { clock, transport, quota, journal } = deps
  const access = createAccess(deps)

  /** One HTTP request with its place in the quota and its line in the journal. */
  async function send(out: Outgoing, options: CallOptions, current: Access): Promise<TransportAnswer> {
    const { actor, method, inner } = out
    const methods = inner.length > 0 ? inner : [method]
    const patienceMs = options.patienceMs ?? defaultPatienceMs
    await quota.take(actor.portalId, methods, patienceMs, laneOf(actor, options), options.selfPaced)
    const at = clock.now()
    if (options.goneBy && at > options.goneBy) throw new AppError('portal.limit', { params: { seconds: 1 } })
    const started = performance.now()
    let answer: TransportAnswer | undefined
    try {
      const { url, body } = out.request(current)
      answer = await transport.post(url, body)
      return answer
    } finally {
      const error = (answer?.body as { error?: unknown } | undefined)?.error
      const errorCode = answer ? (typeof error === 'string' ? error : null) : 'no-answer'
      const durationMs = Math.round(performance.now() - started)
      journal.record({
        actor,
        method,
        inner,
        params: out.shown,
        status: answer?.status ?? null,
        errorCode,
        at,
        durationMs,
      })
    }
  }

  /** What to do after a refusal: the access to try again with, or the error. */
  async function afterFault(out: Outgoing, fault: PortalFault, options: CallOptions, current: Access): Promise<Access> {
    const { actor, method } = out
    if (fault.code === 'token-expired') return access.renewed(actor, current)
    if (fault.code === 'renamed') return access.moved(actor, current)
    if (fault.code === 'portal.limit')
      await quota.push(actor.portalId, fault.portalCode === 'OPERATION_TIME_LIMIT' ? method : null, fault.seconds ?? 2)
    if (fault.code === 'portal.no-token') await access.dead(actor, current)
    if (fault.code === 'portal.no-token' && actor.kind === 'viewer') throw new AppError('session.refused')
    throw faultError(fault, options)
  }

  async function exchange(out: Outgoing, options: CallOptions): Promise<Record<string, unknown>> {
    let current = await access.of(out.actor)
    let patient = laneOf(out.actor, options) === 'person'
    for (let attempt = 1, renewals = 0; ; attempt += 1) {
      const last = options.kind === 'write' || attempt >= readTries
      try {
        const outcome = readAnswer(await send(out, options, current))
        if ('envelope' in outcome) {
          const loads = methodLoads(outcome.envelope, out)
          await quota.spent(out.actor.portalId, loads)
          options.hearLoads?.(loads)
          return outcome.envelope
        }
        if (outcome.fault.code === 'portal.outcome-unknown' && !last) continue
        if (patient && isCrowded(outcome.fault)) {
          patient = false
          await quota.push(out.actor.portalId, null, outcome.fault.seconds ?? 2)
          continue
        }
        const again = outcome.fault.code === 'token-expired' || outcome.fault.code === 'renamed'
        if (again && renewals > 0) throw faultError(outcome.fault, options)
        current = await afterFault(out, outcome.fault, options, current)
        renewals += 1
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error
        if (!last) continue
        const unknown = options.kind === 'write' && error.sent
        throw new AppError(unknown ? 'portal.outcome-unknown' : 'portal.unavailable', { cause: error })
      }
    }
  }

  const restCall = (
    actor: Actor,
    method: string,
    params: Params,
    inner: string[] = [],
    keys: string[] = [],
  ): Outgoing => ({
    actor,
    method,
    inner,
    keys,
    shown: inner.length > 0 ? {} : params,
    request: ({ endpoint, token }) => ({ url: `${endpoint}${method}`, body: { json: { ...params, auth: token } } }),
  })

  return {
    async call(actor, method, params, options) {
      const envelope = await exchange(restCall(actor, method, params), options)
      return methodAnswer(envelope['result'], envelope['total'], envelope['next'])
    },

    async batch(actor, commands, options) {
      const list = Object.entries<Command>(commands)
      const cmd = Object.fromEntries(
        list.map(([key, { method, params }]) => [key, `${method}?${stringify(batchParams(params ?? {}))}`]),
      )
      const inner = list.map(([, { method }]) => method)
      const envelope = await exchange(
        restCall(actor, 'batch', { halt: options.halt ? 1 : 0, cmd }, inner, Object.keys(cmd)),
        options,
      )
      return batchAnswer(envelope['result'], Object.keys(commands) as (keyof typeof commands)[])
    },

    async upload(actor, url, field, file) {
      const body = multipart(field, file)
      const out: Outgoing = {
        actor,
        method: 'upload',
        inner: [],
        keys: [],
        shown: {},
        request: () => ({ url, body }),
      }
      return (await exchange(out, { kind: 'write' }))['result']
    },
  }
}
