import type { FastifyInstance } from 'fastify'
import type { App } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asList, asMap, asText } from '../wire/params.ts'
import { absentPage } from './absent-page.ts'
import { html, type Markup } from './html.ts'
import { layout } from './layout.ts'
import { formAction, page } from './page-route.ts'
import { flag } from './slider-link.ts'
import type { Viewer } from './viewer.ts'

/** The application's page in the market: what it may do, where it is built in, who may open it. */
export function registerAppDetail(server: FastifyInstance, state: PortalState): void {
  const appBy = (params: unknown): App | undefined => {
    const { appId } = params as { appId: string }
    return [...state.apps.values()].find((one) => String(one.id) === appId)
  }
  page(server, state, '/marketplace/detail/:appId/', (viewer, request, reply) => {
    const app = appBy(request.params)
    return app === undefined ? absentPage(state, viewer, reply) : detailPage(state, viewer, app)
  })
  formAction(server, state, '/marketplace/detail/:appId/', (viewer, request, reply) => {
    const app = appBy(request.params)
    if (app === undefined || !viewer.user.admin) return absentPage(state, viewer, reply)
    const known = new Set(accessChoices(state, viewer).map(([code]) => code))
    const chosen = asList(asMap(request.body)['access'])
      .map(asText)
      .filter((code) => known.has(code))
    app.access = chosen.includes('AU') ? [] : chosen
    state.touch()
    return reply.redirect(`/marketplace/detail/${app.id}/`, 303)
  })
}

function detailPage(state: PortalState, viewer: Viewer, app: App): Markup {
  const { say } = viewer
  const placements = [...state.placements.values()].filter((one) => one.clientId === app.clientId)
  const body = html`<div class="head">
      <h1 id="pagetitle">${app.title}</h1>
      ${app.installed ? html`<span class="chip chip--green">${say('установлено', 'installed')}</span>` : html`<span class="chip chip--amber">${say('установка не закончена', 'installation not finished')}</span>`}
      <span class="head__space"></span>
      ${app.apiOnly !== true && html`<a class="btn btn--primary" href="/marketplace/app/${app.id}/">${say('Открыть приложение', 'Open the application')}</a>`}
    </div>
    <div class="lab panel--below">
      <div>
        <section class="panel">
          <div class="panel__head"><h2>${say('Что приложению разрешено', 'What the application may do')}</h2></div>
          <p class="panel__body chips">${app.scopes.map((scope) => html`<span class="chip mono">${scope}</span>`)}</p>
        </section>
        <section class="panel">
          <div class="panel__head">
            <h2>${say('Куда встроено', 'Where it is built in')}</h2>
            <span class="badge">${placements.length}</span>
          </div>
          ${
            placements.length === 0
              ? html`<p class="empty empty--small">${say('Мест встройки нет.', 'No placements.')}</p>`
              : html`<ul class="lines">
                  ${placements.map(
                    (one) =>
                      html`<li>
                        <span><b>${one.title || app.title}</b><small class="mono">${one.placement}</small></span>
                      </li>`,
                  )}
                </ul>`
          }
        </section>
      </div>
      ${accessPanel(state, viewer, app)}
    </div>`
  return layout(state, viewer, { title: app.title, menu: 'market', body })
}

function accessPanel(state: PortalState, viewer: Viewer, app: App): Markup {
  const { say } = viewer
  const chosen = app.access === undefined || app.access.length === 0 ? ['AU'] : app.access
  const boxes = accessChoices(state, viewer).map(
    ([code, title]) =>
      html`<label class="check"
        ><input
          type="checkbox"
          name="access[]"
          value="${code}"
          ${flag('checked', chosen.includes(code))}
          ${flag('disabled', !viewer.user.admin)}
        />${title}</label
      >`,
  )
  return html`<form class="panel" method="post" action="/marketplace/detail/${app.id}/">
    <div class="panel__head"><h2>${say('Кто может открывать', 'Who may open it')}</h2></div>
    <div class="panel__body">
      <div
        class="scopes__list scopes__list--one"
        tabindex="0"
        role="group"
        aria-label="${say('Список доступа', 'Access list')}"
      >
        ${boxes}
      </div>
      ${
        viewer.user.admin
          ? html`<button class="btn btn--primary" type="submit">${say('Сохранить доступ', 'Save the access')}</button>`
          : html`<p class="muted">
              ${say('Доступ меняет администратор портала.', 'The access is changed by an administrator.')}
            </p>`
      }
    </div>
  </form>`
}

/** Codes of the access list: everyone, departments with those below, people. */
function accessChoices(state: PortalState, { say }: Viewer): [code: string, title: string][] {
  return [
    ['AU', say('Все сотрудники', 'Everyone')],
    ...[...state.departments.values()].map((one): [string, string] => [
      `DR${one.id}`,
      `${say('Отдел', 'Department')}: ${one.name}`,
    ]),
    ...[...state.users.values()]
      .filter((user) => user.active)
      .map((user): [string, string] => [`U${user.id}`, `${user.name} ${user.lastName}`]),
  ]
}
