import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { html, type Markup } from './html.ts'
import { stagesOf } from '../entities/stages.ts'

/** The record's stage in a list, coloured by its meaning: won, lost or still going. */
export function stageChip(state: PortalState, entityTypeId: number, item: Item): Markup {
  const stage = stagesOf(state, entityTypeId, item).find((one) => one.statusId === item['stageId'])
  if (stage === undefined) return html`<span class="muted">—</span>`
  const colour = { S: 'green', F: 'red', '': 'blue' }[stage.semantics]
  return html`<span class="chip chip--${colour}">${stage.name}</span>`
}
