import type { FastifyInstance } from 'fastify'
import { registerApp } from '../apps/register-app.ts'
import { uninstallApp } from '../apps/uninstall-app.ts'
import { updateApp } from '../apps/update-app.ts'
import type { App } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asInt, asList, asMap, asText } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

/** Applications without the developer page: register, list, new version, uninstall; tokens and webhooks for tests. */
export function registerAppDoors(app: FastifyInstance, state: PortalState): void {
  app.get('/apps', async () => [...state.apps.values()].map(shown))
  app.post('/apps', async (request) => {
    const body = asMap(request.body)
    const made = registerApp(state, {
      title: asText(body.title),
      menuTitle: asText(body.menuTitle) || asText(body.title),
      handlerUrl: asText(body.handlerUrl),
      installUrl: asText(body.installUrl) || null,
      scopes: asList(body.scopes).map(asText),
      installedBy: asInt(body.userId) || firstAdmin(state),
    })
    return shown(made)
  })
  app.post('/apps/:id/uninstall', async (request) => {
    uninstallApp(state, appBy(state, request.params), { userId: firstAdmin(state) })
    return { result: true }
  })
  app.post('/apps/:id/update', async (request) => {
    updateApp(state, appBy(state, request.params), firstAdmin(state))
    return { result: true }
  })
  app.post('/apps/:id/tokens', async (request) => {
    const { clientId } = appBy(state, request.params)
    return state.tokens.mint(clientId, asInt(asMap(request.body).userId) || firstAdmin(state))
  })
  app.post('/webhooks', async (request) => {
    const body = asMap(request.body)
    const id = state.ids.next('webhook')
    const hook = {
      id,
      userId: asInt(body.userId),
      secret: asText(body.secret),
      scopes: asList(body.scopes).map(asText),
    }
    state.webhooks.set(id, hook)
    state.touch()
    return { ...hook, url: `${state.url}/rest/${hook.userId}/${hook.secret}/` }
  })
}

function shown(app: App): Record<string, unknown> {
  const {
    id,
    clientId,
    clientSecret,
    applicationToken,
    title,
    menuTitle,
    handlerUrl,
    installUrl,
    scopes,
    installed,
    active,
    version,
  } = app
  return {
    appId: id,
    clientId,
    clientSecret,
    applicationToken,
    title,
    menuTitle,
    handlerUrl,
    installUrl,
    scopes,
    installed,
    active,
    version,
  }
}

/** By number or by client_id. */
function appBy(state: PortalState, params: unknown): App {
  const id = asText(asMap(params).id)
  const app = state.apps.get(id) ?? [...state.apps.values()].find((one) => String(one.id) === id)
  if (!app) throw new RestError('NOT_FOUND', `There is no application ${id}`, 404)
  return app
}

function firstAdmin(state: PortalState): number {
  return [...state.users.values()].find((user) => user.admin && user.active)?.id ?? 0
}
