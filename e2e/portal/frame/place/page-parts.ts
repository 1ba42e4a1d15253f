import { placementsAt, type PlacedApp } from '../../apps/placements-at.ts'
import { html, type Markup } from '../../pages/html.ts'
import type { Viewer } from '../../pages/viewer.ts'
import type { PortalState } from '../../store/state.ts'

/**
 * What every page carries for applications, out of sight: background workers, the tabs of call cards, the script and
 * the looks of frames. The page's layout puts it at the end of the body.
 */
export function pageParts(state: PortalState, viewer: Viewer): Markup {
  const workers = placementsAt(state, 'PAGE_BACKGROUND_WORKER', viewer.user)
  const tabs = placementsAt(state, 'CALL_CARD', viewer.user).map((one) => ({ title: one.title, slot: slotOf(one) }))
  const calls = workers.length > 0 || tabs.length > 0 || hasTelephony(state)
  return html`<div
      id="frame-parts"
      hidden
      data-calls="${calls ? 'yes' : 'no'}"
      data-call-tabs="${JSON.stringify(tabs)}"
    >
      ${workers.map((one) => workerSlot(one))}
    </div>
    <link rel="stylesheet" href="/_static/styles/frame.css" />
    <script type="module" src="/_static/scripts/frame.js"></script>`
}

/** Calls come to applications with telephony: without one no page listens for them. */
function hasTelephony(state: PortalState): boolean {
  return [...state.apps.values()].some((app) => app.active && app.installed && app.scopes.includes('telephony'))
}

function workerSlot(placed: PlacedApp): Markup {
  const request = { ...slotOf(placed), options: { ID: 'PAGE_BACKGROUND_WORKER' } }
  return html`<div data-worker data-frame="${JSON.stringify(request)}"></div>`
}

function slotOf({ app, placement }: PlacedApp): { appId: string; placement: string; binding: number } {
  return { appId: String(app.id), placement: placement.placement, binding: placement.id }
}
