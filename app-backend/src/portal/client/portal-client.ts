import { stringify } from 'qs'
import type { Clock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { portalFault, type PortalFault } from '../rules/portal-fault.ts'
import type { Actor } from '../tenant.ts'
import { faultError } from './fault-error.ts'
import type { Journal } from './journal-store.ts'
import type { OAuth } from './oauth.ts'
import type { Quota } from './quota-store.ts'
import { multipart } from './multipart.ts'
import { readAnswer } from './read-answer.ts'
import type { TokenStore } from './token-store.ts'
import { NoAnswer, type Transport, type TransportAnswer } from './transport.ts'

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
  upload(actor: Actor, url: string, field: string, file: { name: string; content: Uint8Array }): Promise<unknown>
}

export interface PortalClientDeps {
  clock: Clock
  transport: Transport
  tokens: TokenStore
  oauth: OAuth
  quota: Quota
  journal: Pick<Journal, 'record'>
  /** Where the viewer's calls go: the stored address, never one from a request. */
  endpointOf(portalId: string): Promise<string>
}

const defaultPatienceMs = 60_000
const readTries = 3

export function createPortalClient(deps: PortalClientDeps): PortalClient {
  const { clock, transport, tokens, oauth, quota, journal } = deps

  async function credentials(actor: Actor): Promise<{ endpoint: string; token: string }> {
    if (actor.kind === 'viewer') return { endpoint: await deps.endpointOf(actor.portalId), token: actor.accessToken }
    const pair = await tokens.read(actor.portalId)
    if (!pair) throw new AppError('portal.no-token')
    if (pair.expiresAt > clock.now()) return { endpoint: pair.clientEndpoint, token: pair.accessToken }
    return renewed(actor, pair.accessToken)
  }

  async function renewed(actor: Actor, stale: string): Promise<{ endpoint: string; token: string }> {
    if (actor.kind === 'viewer') throw new AppError('session.refused')
    const refresh = (pair: { serverEndpoint: string; refreshToken: string }) =>
      oauth.refresh(pair.serverEndpoint, pair.refreshToken).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'session.refused') return null
        throw error
      })
    const pair = await tokens.renew(actor.portalId, stale, refresh, clock.now())
    if (!pair) throw new AppError('portal.no-token')
    return { endpoint: pair.clientEndpoint, token: pair.accessToken }
  }

  /** One HTTP request with its place in the quota and its line in the journal. */
  async function send(
    actor: Actor,
    method: string,
    params: Params,
    options: CallOptions,
    access: { endpoint: string; token: string },
    inner: string[],
  ) {
    await quota.take(actor.portalId, options.patienceMs ?? defaultPatienceMs)
    const at = clock.now()
    const started = performance.now()
    let answer: TransportAnswer | undefined
    try {
      answer = await transport.post(`${access.endpoint}${method}`, { json: { ...params, auth: access.token } })
      return answer
    } finally {
      const error = (answer?.body as { error?: unknown } | undefined)?.error
      const errorCode = answer ? (typeof error === 'string' ? error : null) : 'no-answer'
      journal.record({
        actor,
        method,
        inner,
        params: inner.length > 0 ? {} : params,
        status: answer?.status ?? null,
        errorCode,
        at,
        durationMs: Math.round(performance.now() - started),
      })
    }
  }

  async function exchange(
    actor: Actor,
    method: string,
    params: Params,
    options: CallOptions,
    inner: string[] = [],
  ): Promise<Record<string, unknown>> {
    let access = await credentials(actor)
    let renewals = 0
    for (let attempt = 1; ; attempt += 1) {
      const last = options.kind === 'write' || attempt >= readTries
      let outcome: ReturnType<typeof readAnswer>
      try {
        outcome = readAnswer(await send(actor, method, params, options, access, inner))
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error
        if (!last) continue
        throw new AppError(options.kind === 'write' && error.sent ? 'portal.outcome-unknown' : 'portal.unavailable', {
          cause: error,
        })
      }
      if ('envelope' in outcome) return outcome.envelope
      const { fault } = outcome
      if ((fault.code === 'token-expired' || fault.code === 'renamed') && renewals < 1) {
        renewals += 1
        access = await renewed(actor, access.token)
        continue
      }
      if (fault.code === 'portal.limit') await quota.push(actor.portalId, fault.seconds ?? 2)
      if (fault.code === 'portal.outcome-unknown' && !last) continue
      throw faultError(fault, options)
    }
  }

  return {
    async call(actor, method, params, options) {
      const envelope = await exchange(actor, method, params, options)
      return methodAnswer(envelope['result'], envelope['total'], envelope['next'])
    },

    async batch(actor, commands, options) {
      const list = Object.entries<Command>(commands)
      const cmd = Object.fromEntries(
        list.map(([key, { method, params }]) => [key, `${method}?${stringify(params ?? {})}`]),
      )
      const inner = list.map(([, { method }]) => method)
      const envelope = await exchange(actor, 'batch', { halt: options.halt ? 1 : 0, cmd }, options, inner)
      const parts = envelope['result'] as Record<string, Record<string, unknown> | unknown[]>
      const part = (name: string, key: string) => (parts[name] as Record<string, unknown> | undefined)?.[key]
      const items = list.map(([key]): [string, BatchItem] => {
        const error = part('result_error', key)
        if (error) return [key, { ok: false, fault: portalFault(error as { error: unknown }) }]
        const result = part('result', key)
        if (result === undefined)
          return [
            key,
            { ok: false, fault: { code: 'portal.outcome-unknown', detail: 'not run', portalCode: 'NOT_RUN' } },
          ]
        return [key, { ok: true, ...methodAnswer(result, part('result_total', key), part('result_next', key)) }]
      })
      return Object.fromEntries(items) as Record<keyof typeof commands, BatchItem>
    },

    async upload(actor, url, field, file) {
      await quota.take(actor.portalId, defaultPatienceMs)
      const form = multipart(field, file)
      const { body } = await transport.post(url, { bytes: form.body, type: form.type }).catch((error: unknown) => {
        throw error instanceof NoAnswer ? new AppError('portal.outcome-unknown', { cause: error }) : error
      })
      return (body as { result?: unknown } | undefined)?.result
    },
  }
}

const methodAnswer = (result: unknown, total: unknown, next: unknown): MethodAnswer => ({
  result,
  ...(typeof total === 'number' ? { total } : {}),
  ...(typeof next === 'number' ? { next } : {}),
})
