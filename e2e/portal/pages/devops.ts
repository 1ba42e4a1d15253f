import type { FastifyInstance } from 'fastify'
import { registerApp } from '../apps/register-app.ts'
import { uninstallApp } from '../apps/uninstall-app.ts'
import { updateApp } from '../apps/update-app.ts'
import type { App } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asMap } from '../wire/params.ts'
import { devopsForm, readAppForm } from './devops-form.ts'
import { devopsNav } from './devops-nav.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
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
    const form = readAppForm(viewer, asMap(request.body))
    if ('problem' in form) {
      void reply.code(400)
      return devopsPage(state, viewer, form.problem, form.draft)
    }
    const app = registerApp(state, { ...form.input, installedBy: viewer.user.id })
    return reply.redirect(app.apiOnly === true ? '/devops/' : `/marketplace/app/${app.id}/`, 303)
  })
  formAction(server, state, '/devops/:appId/uninstall/', (viewer, request, reply) => {
    const app = appBy(state, request.params)
    if (viewer.user.admin && app !== undefined) uninstallApp(state, app, { userId: viewer.user.id })
    return reply.redirect('/devops/', 303)
  })
  formAction(server, state, '/devops/:appId/update/', (viewer, request, reply) => {
    const app = appBy(state, request.params)
    if (viewer.user.admin && app !== undefined) updateApp(state, app, viewer.user.id)
    return reply.redirect('/devops/', 303)
  })
}

function appBy(state: PortalState, params: unknown): App | undefined {
  const { appId } = params as { appId: string }
  return [...state.apps.values()].find((one) => String(one.id) === appId)
}

function devopsPage(state: PortalState, viewer: Viewer, problem: string | null, draft: Record<string, string>): Markup {
  const { say, user } = viewer
  const title = say('Разработчикам', 'Developers')
  const apps = [...state.apps.values()].filter((app) => app.active)
  const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
    ${devopsNav(viewer, 'apps')} ${problem !== null && html`<p class="note note--bad" role="alert">${problem}</p>`}
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

function noApps({ say }: Viewer): Markup {
  return html`<div class="panel empty">
    <span class="empty__mark">${icon('code')}</span>
    <p>${say('Приложений пока нет.', 'No applications yet.')}</p>
    <p>
      ${say('Заполните форму: ключи появятся сразу после сохранения.', 'Fill in the form: the keys appear as soon as it is saved.')}
    </p>
  </div>`
}

function appPanel({ say }: Viewer, app: App): Markup {
  const status = app.installed
    ? html`<span class="chip chip--green">${say('установлено', 'installed')}</span>`
    : html`<span class="chip chip--amber">${say('установка не закончена', 'installation not finished')}</span>`
  return html`<section class="panel">
    <div class="panel__head">
      <h2>${app.title}</h2>
      ${status} ${app.apiOnly === true && html`<span class="chip">${say('только API', 'API only')}</span>`}
      <span class="head__space"></span>
      ${app.apiOnly !== true && html`<a class="btn btn--small" href="/marketplace/app/${app.id}/">${say('Открыть', 'Open')}</a>`}
      <a class="btn btn--small" href="/marketplace/detail/${app.id}/">${say('Доступ', 'Access')}</a>
      <form method="post" action="/devops/${app.id}/update/">
        <button class="btn btn--small" type="submit">${say('Новая версия', 'New version')}</button>
      </form>
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
      <dd class="mono">${app.handlerUrl || '—'}</dd>
      <dt>${say('Установка', 'Installation')}</dt>
      <dd class="mono">${app.installUrl ?? '—'}</dd>
      <dt>${say('Права', 'Scopes')}</dt>
      <dd class="mono">${app.scopes.join(', ')}</dd>
      <dt>${say('Версия', 'Version')}</dt>
      <dd>${app.version}</dd>
    </dl>
  </section>`
}
