import { toAppError } from '../platform/http/answer-errors.ts'
import type { Lang } from '../platform/errors/error-sentence.ts'
import { AppError, isAppError } from '../platform/errors/app-error.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { Center, CenterDeps } from './center.ts'
import type { CenterSettings } from './declaration.ts'
import {
  beginCall,
  endCall,
  keepCall,
  resumeCall,
  waitsBefore,
  type CallEnd,
  type JournalLine,
  type JournalRow,
} from './journal/journal-store.ts'
import { inputHash } from './journal/input-hash.ts'
import type { Caller } from './keys/require-key.ts'
import type { MapsReader } from './maps-reader.ts'
import type { Operation, OperationInput } from './operations/operation.ts'
import { problemOf } from './problem.ts'
import { centerQueue } from './queue.ts'
import { phoneMarks } from './rules/journal-marks.ts'
import { repeatVerdict } from './rules/repeat-verdict.ts'

export interface AnswerDeps extends CenterDeps {
  addJob: Jobs['add']
  settings(portalId: string): Promise<CenterSettings>
  maps: MapsReader
}

export interface CallRequest {
  /** Number of the request: the call's own, from the caller's answer to the journal. */
  id: string
  operation: Operation
  input: OperationInput
  idempotencyKey: string | null
  lang: Lang
}

export interface CallAnswer {
  callId: string
  status: number
  body: unknown
  /** An earlier call's answer. */
  repeated?: boolean
}

/** The portal may answer later: the call is worth keeping. */
export const passes = (error: unknown): boolean =>
  isAppError(error, 'portal.unavailable', 'portal.limit', 'portal.outcome-unknown', 'center.busy')

const underWay = new Map<string, Promise<CallAnswer>>()

/**
 * Does what a call asks for, once for each Idempotency-Key, and leaves its line in the journal. The same question that comes
 * meanwhile is answered by the first one's answer. Throws AppError.
 */
export async function answerCall(deps: AnswerDeps, caller: Caller, request: CallRequest): Promise<CallAnswer> {
  const { operation, input, idempotencyKey } = request
  if (!operation.coalesces || idempotencyKey !== null) return answerOne(deps, caller, request)
  const { tenant, client, sandbox } = caller
  const name = `${tenant.id} ${client} ${sandbox} ${inputHash(operation.id, input)}`
  const known = underWay.get(name)
  if (known) return known
  const work = answerOne(deps, caller, request).finally(() => underWay.delete(name))
  underWay.set(name, work)
  return work
}

async function answerOne(deps: AnswerDeps, caller: Caller, request: CallRequest): Promise<CallAnswer> {
  const { id, operation, input } = request
  const at = deps.clock.now()
  const { keyId, client, sandbox } = caller
  const subjects = operation.subjects?.(input, client) ?? []
  const line: JournalLine = {
    id,
    portalId: caller.tenant.id,
    keyId,
    client,
    sandbox,
    operation: operation.id,
    input,
    inputHash: inputHash(operation.id, input),
    idempotencyKey: operation.writes ? request.idempotencyKey : null,
    marks: subjects,
    at,
  }
  if (!operation.writes) return read(deps, caller, request, line)
  // Neither depends on the other: they cost the time of one.
  const [earlier, center] = await Promise.all([beginCall(deps.db.prisma, line), centerOf(deps, caller, line.id)])
  if (!earlier) return write(deps, center, request, line)
  return repeated(deps, caller, request, line, earlier)
}

async function read(deps: AnswerDeps, caller: Caller, request: CallRequest, line: JournalLine): Promise<CallAnswer> {
  const started = performance.now()
  const center = await centerOf(deps, caller, line.id)
  try {
    const body = await request.operation.run(center, request.input)
    // What was found is the portal's: the journal keeps that it was asked for, and whom it met.
    await keepCall(deps.db.prisma, line, {
      ...ended(deps, center, line, started),
      state: 'done',
      status: 200,
      answer: null,
      error: null,
    })
    return { callId: line.id, status: 200, body }
  } catch (thrown) {
    const error = toAppError(thrown)
    await keepCall(deps.db.prisma, line, {
      ...ended(deps, center, line, started),
      ...failed(error, request.lang, line.id),
    })
    throw thrown
  }
}

async function repeated(
  deps: AnswerDeps,
  caller: Caller,
  request: CallRequest,
  line: JournalLine,
  earlier: JournalRow,
): Promise<CallAnswer> {
  const told = {
    sameInput: earlier.inputHash === line.inputHash,
    state: earlier.state as 'running',
    status: earlier.status,
    startedAt: earlier.at,
  }
  const verdict = repeatVerdict(told, line.at)
  if (verdict === 'other-input') throw new AppError('center.key-reused', { params: { field: 'Idempotency-Key' } })
  if (verdict === 'queued') return accepted(earlier.id)
  const again = verdict === 'again' && (await resumeCall(deps.db.prisma, earlier, line.at))
  if (again) return resumed(deps, caller, request, { ...line, id: earlier.id })
  if (verdict !== 'same-answer') throw new AppError('center.in-flight', { params: { seconds: 2 } })
  return { callId: earlier.id, status: earlier.status ?? 200, body: earlier.answer, repeated: true }
}

const accepted = (callId: string): CallAnswer => ({
  callId,
  status: 202,
  body: { status: 'queued', callId, statusUrl: `/api/cc/v1/status/${callId}` },
})

async function resumed(deps: AnswerDeps, caller: Caller, request: CallRequest, line: JournalLine): Promise<CallAnswer> {
  return write(deps, await centerOf(deps, caller, line.id), request, line)
}

async function write(deps: AnswerDeps, center: Center, request: CallRequest, line: JournalLine): Promise<CallAnswer> {
  const started = performance.now()
  const { prisma } = deps.db
  const end = (how: Omit<CallEnd, keyof ReturnType<typeof ended>>) =>
    endCall(prisma, line.portalId, line.id, { ...ended(deps, center, line, started), ...how })
  const queued = async (dueAt: Date) => {
    await end({ state: 'queued', status: 202, answer: null, error: null })
    await deps.addJob({
      portalId: line.portalId,
      queue: centerQueue,
      key: `cc:${line.marks[0] ?? line.id}`,
      payload: { callId: line.id },
      dueAt,
    })
    return accepted(line.id)
  }
  const orQueued = async (work: () => Promise<CallAnswer>): Promise<CallAnswer> => {
    try {
      return await work()
    } catch (thrown) {
      const error = toAppError(thrown)
      if (!passes(error) || center.settings.whenAway !== 'queue') throw thrown
      const seconds = Number(error.params['seconds']) || 15
      return queued(new Date(deps.clock.now().getTime() + seconds * 1_000))
    }
  }
  const perform = async (): Promise<CallAnswer> => {
    // Order is kept: what is about the same thing waits behind what waits already.
    if (await waitsBefore(prisma, line.portalId, line.marks, line.at)) return queued(line.at)
    const body = await request.operation.run(center, request.input)
    await end({ state: 'done', status: 200, answer: body, error: null })
    return { callId: line.id, status: 200, body }
  }
  try {
    // It waits before the lock is given back: whoever gets that next must see it.
    return await orQueued(() => deps.locks.locked(line.portalId, line.marks, () => orQueued(perform)))
  } catch (thrown) {
    await end(failed(toAppError(thrown), request.lang, line.id))
    throw thrown
  }
}

/** The call as operations see it. */
export async function centerOf(
  deps: AnswerDeps,
  { tenant, client, sandbox }: Omit<Caller, 'keyId'>,
  callId: string,
): Promise<Center> {
  const [maps, settings] = await Promise.all([deps.maps.of(tenant.id), deps.settings(tenant.id)])
  return {
    deps,
    tenant,
    actor: { kind: 'portal', portalId: tenant.id },
    client,
    callId,
    sandbox,
    maps,
    settings,
    directory: () => deps.directories.of(tenant),
    marks: new Set(),
    changes: [],
  }
}

const ended = (deps: AnswerDeps, center: Center, line: JournalLine, started: number) => ({
  marks: Array.from(new Set([...line.marks, ...phoneMarks(line.input), ...center.marks])),
  changes: center.changes,
  ms: Math.round(performance.now() - started),
  endedAt: deps.clock.now(),
})

/** How a refusal ends a call: its answer is kept, for a repetition of the key. */
export const failed = (error: AppError, lang: Lang, id: string) => ({
  state: 'failed' as const,
  status: error.status,
  answer: problemOf(error, lang, id),
  error: error.code,
})
