import { analyticsMenu } from '../frame/place/crm-menus.ts'
import type { PortalState } from '../store/state.ts'
import { entityKinds } from './entity-kind.ts'
import { html, trusted, type Markup } from './html.ts'
import { linkFor, type Viewer } from './viewer.ts'

/** Row of CRM sections above a list. */
export function crmNav(state: PortalState, viewer: Viewer, current: string): Markup {
  return html`<nav class="crm-nav" aria-label="${viewer.say('Разделы CRM', 'CRM sections')}">
    ${entityKinds(state).map(
      (kind) =>
        html`<a
          class="tab"
          href="${linkFor(viewer, kind.listPath)}"
          ${kind.code === current ? trusted('aria-current="page"') : null}
          >${kind.plural[viewer.lang]}</a
        >`,
    )}
    ${analyticsMenu(state, viewer)}
  </nav>`
}
