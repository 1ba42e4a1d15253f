import { typeByShortName } from '../entities/owner-type-names.ts'
import { may } from '../rights/check.ts'
import type { PortalState } from '../store/state.ts'
import { entityKind } from './entity-kind.ts'
import { html, type Markup } from './html.ts'
import { itemTitle } from './item-title.ts'
import { sliderLink } from './slider-link.ts'
import type { Viewer } from './viewer.ts'

/** Records a task or an event hangs on (`L_4`, `D_1`, `T406_7`); one the person may not see is named by its code. */
export function crmLinks(state: PortalState, viewer: Viewer, codes: string[]): Markup | null {
  if (codes.length === 0) return null
  return html`${codes.map((code) => {
    const [short = '', number = ''] = code.split('_')
    const kind = entityKind(state, typeByShortName(short))
    const item = kind && state.items.of(kind.entityTypeId).get(Number(number))
    if (kind === undefined || item === undefined || !may(state, viewer.user, kind.entityTypeId, 'read', item))
      return html`<div class="mono">${code}</div>`
    const title = `${kind.name[viewer.lang]}: ${itemTitle(state, kind.entityTypeId, item)}`
    return html`<div>${sliderLink(viewer, `${kind.cardPath}${item.id}/`, title)}</div>`
  })}`
}
