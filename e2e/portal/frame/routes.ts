import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mayUseApp } from '../apps/may-use-app.ts'
import { setAppOptions, setUserOptions } from '../apps/options.ts'
import type { App, User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { buildFrame } from './build-frame.ts'
import { chooseFrame } from './choose-frame.ts'
import { registerCallRoutes } from './call-routes.ts'
import { finishInstallation, reopenInstallation } from './finish-installation.ts'
import { createOpenedFrames, type OpenedFrame, type OpenedFrames } from './opened-frames.ts'
import { registerPlacementPage } from './placement-page.ts'
import { recordOvertime } from './worker-overtime.ts'

interface OpenBody {
  appId?: string
  placement?: string
  binding?: number
  options?: Record<string, unknown>
  uri?: string
}

interface FrameOwner {
  app: App
  user: User
  frame: OpenedFrame
}

/** The portal's own server behind the frame host: opening, tokens, options, installation, lists to choose from. */
export function registerFrameRoutes(server: FastifyInstance, state: PortalState): void {
  const frames = createOpenedFrames()
  registerPlacementPage(server, state)
  registerCallRoutes(server, state)
  server.post<{ Body: OpenBody }>('/_frame/open', (request, reply) => open(state, frames, request, reply))
  const own = (path: string, run: (owner: FrameOwner, body: Record<string, unknown>) => unknown): void => {
    server.post<{ Params: { sid: string }; Body: Record<string, unknown> | null }>(
      `/_frame/:sid/${path}`,
      (request, reply) => {
        const owner = frameOwner(state, frames, request, request.params.sid)
        if (owner === null) return reply.code(403).send({ error: 'FRAME_NOT_YOURS' })
        const answer = run(owner, request.body ?? {})
        // A refusal is no error of the page, so it is answered with 200 and null.
        return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer ?? null))
      },
    )
  }
  own('refresh-auth', ({ app, user }) => freshPair(state, app, user))
  own('set-install', ({ app, user }) => {
    const mark = `${user.id}:${app.version}`
    if (!app.firstRunSeen.includes(mark)) app.firstRunSeen.push(mark)
    state.touch()
    return {}
  })
  own('install-finish', ({ app, user }, body) => {
    if (body['value'] === false) reopenInstallation(state, app, user)
    else finishInstallation(state, app, user)
    return {}
  })
  own('app-option', ({ app, user }, body) => {
    const values = namedValue(body)
    return user.admin && values !== null ? setAppOptions(state, app.clientId, values) : undefined
  })
  own('user-option', ({ app, user }, body) => {
    const values = namedValue(body)
    if (values === null) return undefined
    setUserOptions(state, app.clientId, user.id, values)
    return {}
  })
  own('overtime', ({ frame }) => recordOvertime(state, frame.binding))
}

/**
 * A new pair for a frame; undefined when the application or the person may have none any more. A fault of the method
 * `refreshAuth` refuses it; `revoked` takes every other pair of the application along.
 */
function freshPair(state: PortalState, app: App, user: User): Record<string, string> | undefined {
  if (!app.active || !user.active || !mayUseApp(state, app, user)) return undefined
  const fault = state.faults.take('refreshAuth')
  if (fault?.kind === 'revoked') state.tokens.revokeApp(app.clientId)
  if (fault && fault.kind !== 'slow') return undefined
  const token = state.tokens.mint(app.clientId, user.id)
  const AUTH_EXPIRES = String(state.settings.accessTtlSeconds)
  return { AUTH_ID: token.accessToken, AUTH_EXPIRES, REFRESH_ID: token.refreshToken }
}

function open(
  state: PortalState,
  frames: OpenedFrames,
  request: FastifyRequest<{ Body: OpenBody }>,
  reply: FastifyReply,
): FastifyReply {
  const user = state.sessions.userOf(request.headers.cookie)
  if (user === undefined) return reply.code(401).send({ refused: 'Войдите в портал. / Sign in to the portal.' })
  const { appId = '', placement = 'DEFAULT', binding = 0, options = {}, uri = '' } = request.body
  const chosen = chooseFrame(state, user, { appId, placement, binding })
  if ('refused' in chosen) return reply.send(chosen)
  const host = request.host.replace(/:(80|443)$/, '')
  const secure = request.protocol === 'https'
  const boot = buildFrame(state, { ...chosen, user, host, secure, options, uri })
  frames.add(boot.sid, { clientId: chosen.app.clientId, userId: user.id, placement: chosen.placement, binding })
  return reply.send(boot)
}

/** The frame's application and viewer, if the signed-in person is the one who opened the frame. */
function frameOwner(state: PortalState, frames: OpenedFrames, request: FastifyRequest, sid: string): FrameOwner | null {
  const frame = frames.find(sid)
  const user = state.sessions.userOf(request.headers.cookie)
  const app = frame && state.apps.get(frame.clientId)
  return app !== undefined && user !== undefined && user.id === frame?.userId ? { app, user, frame } : null
}

/** One named value of `{name, value}`; null when the name is missing. */
function namedValue({ name, value }: Record<string, unknown>): Record<string, unknown> | null {
  return typeof name === 'string' && name !== '' && name !== '__proto__' ? { [name]: value ?? null } : null
}
