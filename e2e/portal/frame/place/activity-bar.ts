import { crmTypeCode } from '../../apps/placement-codes.ts'
import { placementsAt, type PlacedApp } from '../../apps/placements-at.ts'
import { html, trusted, type Markup } from '../../pages/html.ts'
import type { Viewer } from '../../pages/viewer.ts'
import type { PortalState } from '../../store/state.ts'

/**
 * Buttons of applications over a card's timeline and the place where the chosen one opens; null when there are none.
 * Bitrix24 docs: api-reference/widgets/crm/detail-activity.
 */
export function activityBar(state: PortalState, viewer: Viewer, entityTypeId: number, id: number): Markup | null {
  const placed = placementsAt(state, `CRM_${crmTypeCode(entityTypeId)}_DETAIL_ACTIVITY`, viewer.user)
  if (placed.length === 0) return null
  const label = viewer.say('Приложения над таймлайном', 'Applications over the timeline')
  return html`<section class="activity-bar" id="activity-bar" data-activity-bar data-keep aria-label="${label}">
    <div class="activity-bar__items">${placed.map((one) => item(one, entityTypeId, id))}</div>
    ${placed.map((one) => greeting(viewer, one))}
    <div data-activity-place hidden></div>
  </section>`
}

function item({ app, placement, title }: PlacedApp, entityTypeId: number, id: number): Markup {
  const builtIn = placement.options['useBuiltInInterface'] === 'Y'
  const options = builtIn
    ? { entityTypeId: String(entityTypeId), entityId: String(id), useBuiltInInterface: 'Y' }
    : { ID: String(id) }
  const request = { appId: String(app.id), placement: placement.placement, binding: placement.id, options }
  return html`<button
    type="button"
    class="btn btn--small"
    aria-pressed="false"
    data-activity="${JSON.stringify(request)}"
    data-entity-type-id="${entityTypeId}"
    data-entity-id="${id}"
    ${builtIn ? trusted('data-built-in') : null}
  >
    ${title}
  </button>`
}

/** The words an application has for somebody who sees it for the first time; “More” opens it 800 pixels wide. */
function greeting(viewer: Viewer, { app, placement }: PlacedApp): Markup | null {
  const { newUserNotificationTitle: title = '', newUserNotificationText: text = '' } = placement.options
  if (title === '' && text === '') return null
  const target = JSON.stringify({ appId: app.id, title: app.title })
  return html`<div class="activity-greeting" data-greeting="${placement.id}" hidden>
    <b>${title}</b>
    <p>${text}</p>
    <button type="button" class="btn btn--small" data-app-page="${target}">${viewer.say('Подробнее', 'More')}</button>
    <button type="button" class="btn btn--small btn--bare">${viewer.say('Понятно', 'Got it')}</button>
  </div>`
}
