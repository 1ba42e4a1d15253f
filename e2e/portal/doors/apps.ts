import type { FastifyInstance } from 'fastify'
import { changePayment } from '../apps/change-payment.ts'
import { decideConfirmation } from '../apps/confirm-method.ts'
import { registerApp } from '../apps/register-app.ts'
import { reinstallApp } from '../apps/reinstall-app.ts'
import { uninstallApp } from '../apps/uninstall-app.ts'
import { updateApp } from '../apps/update-app.ts'
import { finishInstallation } from '../frame/finish-installation.ts'
import type { App } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asInt, asList, asMap, asText, isYes } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'
import { appBy, firstAdmin, shownApp } from './app-by.ts'

/** The life of applications without pages: register, install, open to people, pay, update, uninstall. */
export function registerAppDoors(app: FastifyInstance, state: PortalState): void {
  const done = { result: true }
  const admin = (): number => firstAdmin(state)
  app.get('/apps', async () => [...state.apps.values()].map(shownApp))
  app.get('/apps/:id', async (request) => shownApp(appBy(state, request.params)))
  app.post('/apps', async (request) => shownApp(added(state, asMap(request.body))))
  app.patch('/apps/:id', async (request) => shownApp(changed(state, appBy(state, request.params), asMap(request.body))))
  app.post('/apps/:id/install', async (request) => {
    const one = appBy(state, request.params)
    if (one.active) throw new RestError('', 'The application is there already', 409)
    reinstallApp(state, one, admin())
    return shownApp(one)
  })
  app.post('/apps/:id/finish', async (request) => {
    const user = state.users.get(asInt(asMap(request.body).userId) || admin())
    const one = appBy(state, request.params)
    if (user) finishInstallation(state, one, user)
    return shownApp(one)
  })
  app.post('/apps/:id/uninstall', async (request) => {
    const { clean } = asMap(request.body)
    const one = appBy(state, request.params)
    uninstallApp(state, one, { userId: admin() }, clean === undefined ? one.market !== true : isYes(clean))
    return done
  })
  app.post('/apps/:id/update', async (request) => {
    updateApp(state, appBy(state, request.params), admin())
    return done
  })
  app.post('/apps/:id/payment', async (request) => {
    const { expired, days } = asMap(request.body)
    const payment = { expired: expired === true, ...(days === undefined ? {} : { days: asInt(days) }) }
    changePayment(state, appBy(state, request.params), payment, admin())
    return done
  })
  registerTokenDoors(app, state)
}

/** Tokens, decisions about methods, webhooks. */
function registerTokenDoors(app: FastifyInstance, state: PortalState): void {
  app.post('/apps/:id/tokens', async (request) => {
    const { clientId } = appBy(state, request.params)
    return state.tokens.mint(clientId, asInt(asMap(request.body).userId) || firstAdmin(state))
  })
  app.post('/apps/:id/revoke', async (request) => {
    state.tokens.revokeApp(appBy(state, request.params).clientId)
    return { result: true }
  })
  app.post('/confirmations', async (request) => {
    const { token, method, confirmed } = asMap(request.body)
    const found = state.tokens.find(asText(token))
    if (!found) throw new RestError('NOT_FOUND', 'There is no such token', 404)
    decideConfirmation(state, found, asText(method), confirmed === true)
    return { result: true }
  })
  app.get('/webhooks', async () => [...state.webhooks.values()])
  app.post('/webhooks', async (request) => {
    const body = asMap(request.body)
    const id = state.ids.next('webhook')
    const { userId, secret, scopes } = body
    const hook = { id, userId: asInt(userId), secret: asText(secret), scopes: asList(scopes).map(asText) }
    state.webhooks.set(id, hook)
    state.touch()
    return { ...hook, url: `${state.url}/rest/${hook.userId}/${hook.secret}/` }
  })
}

function added(state: PortalState, body: Record<string, unknown>): App {
  const { access } = body
  return registerApp(state, {
    title: asText(body.title),
    menuTitle: asText(body.menuTitle) || asText(body.title),
    handlerUrl: asText(body.handlerUrl),
    installUrl: asText(body.installUrl) || null,
    scopes: asList(body.scopes).map(asText),
    installedBy: asInt(body.userId) || firstAdmin(state),
    market: body.market === true,
    apiOnly: body.apiOnly === true,
    ...(access === undefined ? {} : { access: asList(access).map(asText) }),
  })
}

/** `access: null` opens it to everyone. */
function changed(state: PortalState, app: App, { access, scopes, active }: Record<string, unknown>): App {
  if (access === null) delete app.access
  else if (access !== undefined) app.access = asList(access).map(asText)
  if (scopes !== undefined) app.scopes = asList(scopes).map(asText)
  if (typeof active === 'boolean') app.active = active
  state.touch()
  return app
}
