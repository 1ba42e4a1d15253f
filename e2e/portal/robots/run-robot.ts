import { randomBytes } from 'node:crypto'
import { phpForm } from '../events/php-form.ts'
import type { RobotRun, RobotSpec } from '../store/families/robot-tables.ts'
import type { App } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { documentOf } from './document.ts'

/** Nobody waits for a handler for ever; the cloud queue does not either. */
const HANDLER_TIMEOUT_MS = 30_000
const SUBSCRIPTION_TIMEOUT = 0

export interface RobotCall {
  spec: RobotSpec
  app: App
  entityTypeId: number
  entityId: number
  /** Values of the robot's properties as the automation filled them in; absent ones take their defaults. */
  properties: Record<string, unknown>
}

/**
 * What automation does when it reaches a robot of an application: one POST of a form to its handler, then it waits for
 * bizproc.event.send (or goes on at once when the robot does not wait). Tokens come only with AUTH_USER_ID.
 * Bitrix24 docs: bizproc/bizproc-robot/index, tutorials/bizproc/activity.
 */
export async function runRobot(state: PortalState, call: RobotCall): Promise<RobotRun> {
  const { spec, app, entityTypeId, entityId } = call
  const run: RobotRun = {
    id: `${hex(7)}.${hex(4)}|A${digits()}_${digits()}_${digits()}_${digits()}|${hex(16)}.${hex(32)}`,
    specId: spec.id,
    clientId: spec.clientId,
    workflowId: `${hex(7)}.${digits()}`,
    entityTypeId,
    entityId,
    status: 'waiting',
    httpStatus: 0,
    returned: {},
    log: [],
  }
  state.robotRuns.set(run.id, run)
  state.touch()
  run.httpStatus = await post(spec.handler, robotBody(state, call, run, app))
  if (run.status === 'waiting' && !spec.useSubscription) run.status = run.httpStatus === 0 ? 'failed' : 'done'
  state.touch()
  return run
}

function robotBody(state: PortalState, call: RobotCall, run: RobotRun, app: App): string {
  const { spec } = call
  const document = documentOf(call.entityTypeId, call.entityId)
  return phpForm({
    workflow_id: run.workflowId,
    code: spec.code,
    document_id: document.id,
    document_type: document.type,
    event_token: run.id,
    properties: propertyValues(call),
    use_subscription: spec.useSubscription ? 'Y' : 'N',
    timeout_duration: SUBSCRIPTION_TIMEOUT,
    ts: Math.floor(state.clock.now() / 1000),
    auth: authPart(state, spec, app),
  })
}

/** Every property of the robot is there, with its default or empty. */
function propertyValues({ spec, properties }: RobotCall): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(spec.properties).map(([name, property]) => {
      const byDefault = Object.entries(property).find(([key]) => key.toUpperCase() === 'DEFAULT')?.[1]
      return [name, properties[name] ?? byDefault ?? '']
    }),
  )
}

function authPart(state: PortalState, spec: RobotSpec, app: App): Record<string, unknown> {
  const place = {
    domain: new URL(state.url).host,
    client_endpoint: `${state.url}/rest/`,
    server_endpoint: `${state.oauthUrl}/rest/`,
    member_id: state.memberId,
    application_token: app.applicationToken,
  }
  if (!state.users.get(spec.authUserId)?.active) return place
  const token = state.tokens.mint(app.clientId, spec.authUserId)
  return {
    access_token: token.accessToken,
    expires: Math.floor(token.expiresAt / 1000),
    expires_in: state.settings.accessTtlSeconds,
    scope: app.scopes.join(','),
    status: 'L',
    user_id: spec.authUserId,
    ...place,
  }
}

/** HTTP status of the handler; 0 when there was no answer. */
async function post(url: string, body: string): Promise<number> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Bitrix24 Webhook Engine' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(HANDLER_TIMEOUT_MS),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return 0
  }
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex')
}

function digits(): string {
  return String((randomBytes(4).readUInt32BE() % 90_000) + 10_000)
}
