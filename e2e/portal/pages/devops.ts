import type { FastifyInstance } from 'fastify'
import { registerApp } from '../apps/register-app.ts'
import { uninstallApp } from '../apps/uninstall-app.ts'
import type { App } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { devopsForm, readAppForm } from './devops-form.ts'
import { html, type Markup } from './html.ts'
import { layout } from './layout.ts'
import { formAction, page } from './page-route.ts'
import type { Viewer } from './viewer.ts'

/** «Разработчикам»: local applications of this portal. Bitrix24 docs: local-integrations/local-apps. */
export function registerDevops(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/devops/', (viewer) => devopsPage(state, viewer, null, {}))
  formAction(server, state, '/devops/', (viewer, request, reply) => {
    if (!viewer.user.admin) {
      void reply.code(403)
      return devopsPage(state, viewer, null, {})
    }
    const form = readAppForm(viewer, (request.body ?? {}) as Record<string, unknown>)
    if ('problem' in form) {
      void reply.code(400)
      return devopsPage(state, viewer, form.problem, form.draft)
    }
    const app = registerApp(state, { ...form.input, installedBy: viewer.user.id })
    return reply.redirect(`/marketplace/app/${app.id}/`, 303)
  })
  formAction(server, state, '/devops/:appId/uninstall/', (viewer, request, reply) => {
    const { appId } = request.params as { appId: string }
    const app = [...state.apps.values()].find((one) => String(one.id) === appId)
    if (viewer.user.admin && app !== undefined) uninstallApp(state, app, { userId: viewer.user.id })
    return reply.redirect('/devops/', 303)
  })
}

function devopsPage(state: PortalState, viewer: Viewer, problem: string | null, draft: Record<string, string>): Markup {
  const { say, user } = viewer
  const title = say('Разработчикам', 'Developers')
  const apps = [...state.apps.values()].filter((app) => app.active)
  const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
    ${problem !== null && html`<p class="note note--bad" role="alert">${problem}</p>`}
    ${
      user.admin
        ? html`<div class="lab">
            <div>${apps.map((app) => appPanel(viewer, app))}${apps.length === 0 && noApps(viewer)}</div>
            ${devopsForm(viewer, draft)}
          </div>`
        : html`<p class="panel empty">
            ${say('Локальные приложения добавляет администратор портала.', 'Local applications are added by an administrator.')}
          </p>`
    }`
  return layout(state, viewer, { title, menu: 'devops', body })
}

function noApps(viewer: Viewer): Markup {
  return html`<p class="panel empty">${viewer.say('Приложений пока нет.', 'No applications yet.')}</p>`
}

function appPanel({ say }: Viewer, app: App): Markup {
  const status = app.installed
    ? html`<span class="chip chip--green">${say('установлено', 'installed')}</span>`
    : html`<span class="chip chip--amber">${say('установка не закончена', 'installation not finished')}</span>`
  return html`<section class="panel">
    <div class="panel__head">
      <h2>${app.title}</h2>
      ${status}
      <span class="head__space"></span>
      <a class="btn btn--small" href="/marketplace/app/${app.id}/">${say('Открыть', 'Open')}</a>
      <form method="post" action="/devops/${app.id}/uninstall/">
        <button class="btn btn--small btn--bad" type="submit">${say('Удалить', 'Uninstall')}</button>
      </form>
    </div>
    <dl class="keys panel__body">
      <dt>client_id</dt>
      <dd class="mono">${app.clientId}</dd>
      <dt>client_secret</dt>
      <dd class="mono">${app.clientSecret}</dd>
      <dt>application_token</dt>
      <dd class="mono">${app.applicationToken}</dd>
      <dt>${say('Обработчик', 'Handler')}</dt>
      <dd class="mono">${app.handlerUrl}</dd>
      <dt>${say('Установка', 'Installation')}</dt>
      <dd class="mono">${app.installUrl ?? '—'}</dd>
      <dt>${say('Права', 'Scopes')}</dt>
      <dd class="mono">${app.scopes.join(', ')}</dd>
    </dl>
  </section>`
}
