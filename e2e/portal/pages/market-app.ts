import type { FastifyInstance } from 'fastify'
import { placementsAt, type PlacedApp } from '../apps/placements-at.ts'
import type { App } from '../store/records.ts'
import { openerOf } from '../frame/opener.ts'
import type { PortalState } from '../store/state.ts'
import { asMap } from '../wire/params.ts'
import { parseForm } from '../wire/php-query.ts'
import { absentPage } from './absent-page.ts'
import { frameSlot, type SlotRequest } from './frame-slot.ts'
import { html, type Markup } from './html.ts'
import { layout } from './layout.ts'
import { page } from './page-route.ts'
import type { Viewer } from './viewer.ts'

/** Parameters that only tell the page how to draw itself; every other one becomes PLACEMENT_OPTIONS. */
const OWN_PARAMS = new Set(['IFRAME', 'IFRAME_TYPE', 'from', 'from_app', 'install_finished'])

/** What the opened application is told: its parameters and the page that led to it. */
type OpeningContext = Required<Pick<SlotRequest, 'options' | 'uri'>>

/** Market: the list of applications and every application's own page. */
export function registerMarket(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/marketplace/', (viewer) => {
    const title = viewer.say('Маркет', 'Market')
    const apps = [...state.apps.values()].filter((app) => app.active)
    const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
      <div class="panel">
        ${
          apps.length === 0
            ? noApps(viewer)
            : html`<ul class="app-list">
                ${apps.map((app) => appLine(viewer, app))}
              </ul>`
        }
      </div>`
    return layout(state, viewer, { title, menu: 'market', body })
  })
  page(server, state, '/marketplace/view/:code/', (viewer, request, reply) => {
    const { code } = request.params as { code: string }
    const app = state.apps.get(code)
    if (app === undefined) return absentPage(state, viewer, reply)
    const { params } = queryOf(request.url)
    return linkedPage(state, viewer, app, { options: asMap(params), uri: openerOf(request) })
  })
  page(server, state, '/marketplace/placement/:id/', (viewer, request, reply) => {
    const { id } = request.params as { id: string }
    const placed = placementsAt(state, 'LEFT_MENU', viewer.user).find((one) => String(one.placement.id) === id)
    return placed === undefined
      ? absentPage(state, viewer, reply)
      : placedPage(state, viewer, placed, { options: {}, uri: openerOf(request) })
  })
  page(server, state, '/marketplace/app/:appId/', (viewer, request, reply) => {
    const { appId } = request.params as { appId: string }
    const app = [...state.apps.values()].find((one) => String(one.id) === appId)
    if (app === undefined) return absentPage(state, viewer, reply)
    const query = queryOf(request.url)
    const options = Object.fromEntries(Object.entries(query).filter(([name]) => !OWN_PARAMS.has(name)))
    return appPage(state, viewer, app, { options, uri: openerOf(request) })
  })
}

/**
 * A link into an application: its handler of REST_APP_URI gets the link's `params`; without one the main page opens.
 * Bitrix24 docs: api-reference/widgets/rest-app-uri. CODE of a local application is its client_id.
 */
function linkedPage(state: PortalState, viewer: Viewer, app: App, context: OpeningContext): Markup {
  const placed = placementsAt(state, 'REST_APP_URI', viewer.user).find((one) => one.app === app)
  return placed === undefined ? appPage(state, viewer, app, context) : placedPage(state, viewer, placed, context)
}

/** A placement that fills a whole page. */
function placedPage(state: PortalState, viewer: Viewer, placed: PlacedApp, context: OpeningContext): Markup {
  const { app, placement, title } = placed
  const slot = frameSlot({
    appId: String(app.id),
    placement: placement.placement,
    binding: placement.id,
    ...context,
  })
  const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
    <div class="app-page" data-open-now>${slot}</div>`
  return layout(state, viewer, { title, menu: `placement-${placement.id}`, body })
}

function queryOf(url: string): Record<string, unknown> {
  return parseForm(url.split('?')[1] ?? '')
}

function appPage(state: PortalState, viewer: Viewer, app: App, context: OpeningContext): Markup {
  const slot = frameSlot({ appId: String(app.id), placement: 'DEFAULT', binding: 0, ...context })
  const body = html`<div class="head"><h1 id="pagetitle">${app.menuTitle || app.title}</h1></div>
    <div class="app-page" data-open-now>${slot}</div>`
  return layout(state, viewer, { title: app.title, menu: `app-${app.id}`, body })
}

function appLine(viewer: Viewer, app: App): Markup {
  const status = app.installed
    ? html`<span class="chip chip--green">${viewer.say('установлено', 'installed')}</span>`
    : html`<span class="chip chip--amber">${viewer.say('установка не закончена', 'installation not finished')}</span>`
  return html`<li>
    <a href="/marketplace/app/${app.id}/">${app.title}</a>${status}<span class="head__space"></span
    ><a class="btn btn--small" href="/marketplace/detail/${app.id}/">${viewer.say('Подробнее', 'Details')}</a>
  </li>`
}

function noApps(viewer: Viewer): Markup {
  return html`<p class="empty">
    ${viewer.say(
      'Приложений пока нет. Администратор добавляет их на странице «Разработчикам».',
      'There are no applications yet. An administrator adds them on the page “Developers”.',
    )}
  </p>`
}
