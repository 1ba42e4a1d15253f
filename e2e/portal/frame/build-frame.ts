import { randomBytes } from 'node:crypto'
import type { App, User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { traitsOf } from '../profile.ts'
import type { FrameBoot, InitData } from './boot.ts'
import { placementInterface } from './placement-interface.ts'

/** Which frame to open. `handler` is the address registered for the placement (or the application's own page). */
export interface FrameRequest {
  app: App
  user: User
  /** Host and port of the page in the browser, as its address line shows them. */
  host: string
  secure: boolean
  placement: string
  handler: string
  title: string
  options: Record<string, unknown>
  /** Path and query of the page that opens the frame; the cloud adds it to the placement's options. */
  uri: string
  installing: boolean
  /** OPTIONS kept at placement.bind. */
  bindOptions: Record<string, string>
}

/**
 * Everything one opening of an application needs, with a new APP_SID and a new token of the viewer.
 * Bitrix24 docs: api-reference/widgets/index, sdk/bx24-js-sdk/system-functions/bx24-init.
 */
export function buildFrame(state: PortalState, request: FrameRequest): FrameBoot {
  const sid = randomBytes(16).toString('hex')
  const protocol = request.secure ? 1 : 0
  const options = placementOptions(state, request)
  const init = initData(state, request, { protocol, options, token: tokenFor(state, request) })
  const action = new URL(request.handler)
  const plainReport = request.placement === 'BI_ANALYTICS_MENU'
  const query = { DOMAIN: request.host, PROTOCOL: String(protocol), LANG: request.user.lang, APP_SID: sid }
  if (!plainReport) for (const [name, value] of Object.entries(query)) action.searchParams.append(name, value)
  const get = plainReport || request.app.staticHtml === true
  return {
    appId: String(request.app.id),
    clientId: request.app.clientId,
    sid,
    frameName: `${request.host}|${protocol}|${sid}`,
    title: request.title,
    action: action.href,
    method: get ? 'get' : 'post',
    fields: get ? [] : bodyFields(state, request, init),
    appOrigin: action.origin,
    init,
    interface: placementInterface(request.placement, request.bindOptions['useBuiltInInterface'] === 'Y'),
    shortPaths: state.settings.edition === 'box',
  }
}

function placementOptions(state: PortalState, { options, uri, placement }: FrameRequest): Record<string, unknown> {
  if (placement === 'BI_ANALYTICS_MENU') return {}
  if (!traitsOf(state.settings.profile).openingExtras || uri === '' || 'URI' in options) return options
  return { ...options, URI: uri }
}

interface TokenPair {
  accessToken: string
  refreshToken: string
}

/**
 * A new pair of the viewer. A field of an own type gets none in the cloud: the documentation does not promise AUTH_ID,
 * so an application has to do without. Bitrix24 docs: api-reference/widgets/_includes/widget_data.
 */
function tokenFor(state: PortalState, { app, user, placement }: FrameRequest): TokenPair | null {
  if (placement === 'USERFIELD_TYPE' && state.settings.edition === 'cloud') return null
  return state.tokens.mint(app.clientId, user.id)
}

interface InitParts {
  protocol: 0 | 1
  options: Record<string, unknown>
  token: TokenPair | null
}

function initData(state: PortalState, request: FrameRequest, { protocol, options, token }: InitParts): InitData {
  const { app, user } = request
  return {
    LANG: user.lang,
    DOMAIN: request.host,
    PROTOCOL: protocol,
    PATH: '/rest',
    AUTH_ID: token?.accessToken ?? null,
    AUTH_EXPIRES: token === null ? null : String(state.settings.accessTtlSeconds),
    REFRESH_ID: token?.refreshToken ?? null,
    MEMBER_ID: state.memberId,
    FIRST_RUN: !app.firstRunSeen.includes(`${user.id}:${app.version}`),
    IS_ADMIN: user.admin,
    INSTALL: request.installing,
    USER_OPTIONS: phpMap(state.userOptions.get(`${app.clientId}|${user.id}`)),
    APP_OPTIONS: phpMap(state.appOptions.get(app.clientId)),
    PLACEMENT: request.placement,
    PLACEMENT_OPTIONS: Object.keys(options).length > 0 ? options : '',
  }
}

/** The form's body, in the order of the vendor's page. The box edition sends neither APPLICATION_TOKEN nor APPLICATION_SCOPE. */
function bodyFields(state: PortalState, { app }: FrameRequest, init: InitData): [string, string][] {
  const fields: [string, string][] = []
  if (init.AUTH_ID !== null && init.AUTH_EXPIRES !== null && init.REFRESH_ID !== null) {
    fields.push(['AUTH_ID', init.AUTH_ID], ['AUTH_EXPIRES', init.AUTH_EXPIRES], ['REFRESH_ID', init.REFRESH_ID])
  }
  fields.push(['SERVER_ENDPOINT', `${state.oauthUrl}/rest/`])
  if (traitsOf(state.settings.profile).openingExtras) {
    fields.push(['APPLICATION_TOKEN', app.applicationToken], ['APPLICATION_SCOPE', app.scopes.join(',')])
  }
  fields.push(['member_id', init.MEMBER_ID], ['status', 'L'], ['PLACEMENT', init.PLACEMENT])
  if (init.PLACEMENT_OPTIONS !== '') fields.push(['PLACEMENT_OPTIONS', JSON.stringify(init.PLACEMENT_OPTIONS)])
  return fields
}

function phpMap(options: Record<string, unknown> | undefined): Record<string, unknown> | never[] {
  return options !== undefined && Object.keys(options).length > 0 ? options : []
}
