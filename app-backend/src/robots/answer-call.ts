import { z } from 'zod'
import type { Reason } from '../kernel/reason.ts'
import { reason } from '../kernel/reason.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { isAppError } from '../platform/errors/app-error.ts'
import type { JobHandler } from '../platform/jobs/create-jobs.ts'
import type { Logger } from '../platform/log/logger.ts'
import { leadEntityTypeId, type PortalClient, type Tenant } from '../portal/index.ts'
import { forgetCalls, keepAnswer, markAnswered, readCall, type RobotAnswer, type StoredCall } from './call-store.ts'
import { answerText } from './rules/answer-words.ts'
import { taskOf, type RobotTask } from './rules/robot-codes.ts'

/** What a robot did, and why. */
export interface RobotOutcome {
  done: boolean
  /** By the codes of the robot's return values. */
  values: Record<string, string>
  because: readonly Reason[]
}

/** What the robot needs is not there yet. */
interface Later {
  again: Date
  done?: never
}

export interface AnswerDeps {
  db: Database
  clock: Clock
  log: Logger
  portal: PortalClient
  tenantOf(portalId: string): Promise<Tenant>
  isOn(portalId: string): Promise<boolean>
  /** Does what the robot is for; called again after a crash it changes nothing twice. */
  act(tenant: Tenant, task: RobotTask, call: StoredCall): Promise<RobotOutcome | Later>
  /** What the robot decided is not in the portal yet, where the next step of the automation reads it. */
  isWriting(call: StoredCall): Promise<boolean>
}

const payload = z.object({ id: z.string() })
/** Faults of the portal pass; whoever waits for the robot is told after this time that they did not. */
const longestMs = 10 * 60_000
const againMs = 15_000
const soonMs = 300
/** An answer that was not heard is said again for so long. */
const forgetMs = 30 * 24 * 3_600_000

/** Does a call and says its answer, each once: whatever happens, the workflow that waits gets an answer. */
export const answerCalls =
  (deps: AnswerDeps): JobHandler =>
  async ({ portalId, payload: given }) => {
    const call = portalId === null ? null : await readCall(deps.db.prisma, portalId, payload.parse(given).id)
    if (!call || call.answeredAt !== null) return
    const { clock } = deps
    const tenant = await deps.tenantOf(call.portalId)
    const late = clock.now().getTime() - call.calledAt.getTime() >= longestMs
    const again = { again: new Date(clock.now().getTime() + againMs) }
    const answer = call.answer ?? (await decided(deps, tenant, call, late))
    if (!answer) return again
    if ('again' in answer) return answer
    if (!late && (await deps.isWriting(call))) return { again: new Date(clock.now().getTime() + soonMs) }
    if (!(await say(deps, call, answer))) return again
    await markAnswered(deps.db.prisma, call, clock.now())
    await forgetCalls(deps.db.prisma, call.portalId, new Date(clock.now().getTime() - forgetMs))
    return
  }

/** Null: what stands in the way may pass. */
async function decided(
  deps: AnswerDeps,
  tenant: Tenant,
  call: StoredCall,
  late: boolean,
): Promise<RobotAnswer | Later | null> {
  let outcome: RobotOutcome
  try {
    const found = await outcomeOf(deps, tenant, call)
    if (found.done === undefined) return found
    outcome = found
  } catch (error) {
    deps.log.warn({ portalId: tenant.id, robot: call.code, err: error }, 'robot could not do its work')
    if (!late && isPassing(error)) return null
    const detail = isAppError(error) ? error.code : 'internal'
    outcome = { done: false, values: {}, because: [reason('robot.failed', { detail })] }
  }
  const text = answerText(outcome.because, tenant.language === 'en' ? 'en' : 'ru')
  const answer = { values: { ...outcome.values, done: outcome.done ? 'Y' : 'N', reason: text }, log: text }
  return (await keepAnswer(deps.db.prisma, call, answer)) ? answer : null
}

async function outcomeOf(deps: AnswerDeps, tenant: Tenant, call: StoredCall): Promise<RobotOutcome | Later> {
  const task = taskOf(call.code)
  const not = (code: string) => ({ done: false, values: {}, because: [reason(code)] })
  if (task === null || !(await deps.isOn(tenant.id))) return not('robot.off')
  if (task === 'manager')
    return call.entityTypeId === leadEntityTypeId ? deps.act(tenant, task, call) : not('robot.no-lead')
  if (call.entityTypeId !== tenant.entityTypeId) return not('robot.other-type')
  return deps.act(tenant, task, call)
}

const isPassing = (error: unknown) =>
  !isAppError(error) ||
  isAppError(error, 'portal.limit', 'portal.unavailable', 'portal.outcome-unknown', 'portal.no-token')

/**
 * False: to be said again. A token that was answered already, or whose workflow is gone, is refused: nobody waits any more.
 * Bitrix24 docs: api-reference/bizproc/bizproc-robot/bizproc-event-send
 */
async function say({ portal, log }: AnswerDeps, { portalId, token }: StoredCall, { values, log: text }: RobotAnswer) {
  const params = { event_token: token, return_values: values, log_message: text }
  try {
    await portal.call({ kind: 'portal', portalId }, 'bizproc.event.send', params, { kind: 'write' })
    return true
  } catch (error) {
    if (isAppError(error, 'portal.refused', 'portal.no-rights')) return true
    log.warn({ portalId, err: error }, 'answer of a robot was not heard')
    return false
  }
}
