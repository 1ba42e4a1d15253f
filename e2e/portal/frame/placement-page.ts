import type { FastifyInstance } from 'fastify'
import { placementById } from '../apps/placements-at.ts'
import { absentPage } from '../pages/absent-page.ts'
import { frameSlot } from '../pages/frame-slot.ts'
import { html } from '../pages/html.ts'
import { layout } from '../pages/layout.ts'
import { page } from '../pages/page-route.ts'
import type { PortalState } from '../store/state.ts'
import { asMap, asText } from '../wire/params.ts'
import { parseForm } from '../wire/php-query.ts'

/** The page of a slider in which a menu item of an application opens. `opener` = the page that has the menu. */
export function registerPlacementPage(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/_frame/placement/:binding/', (viewer, request, reply) => {
    const { binding } = request.params as { binding: string }
    const placed = placementById(state, Number(binding), viewer.user)
    if (placed === undefined) return absentPage(state, viewer, reply)
    const { app, placement, title } = placed
    const query = parseForm(request.url.split('?')[1] ?? '')
    const slot = frameSlot({
      appId: String(app.id),
      placement: placement.placement,
      binding: placement.id,
      options: asMap(query['options']),
      uri: asText(query['opener']),
    })
    const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
      <div class="app-page" data-open-now>${slot}</div>`
    return layout(state, viewer, { title, menu: `app-${app.id}`, body })
  })
}
