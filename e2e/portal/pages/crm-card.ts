import type { FastifyInstance } from 'fastify'
import { placementsAt } from '../apps/placements-at.ts'
import type { PortalState } from '../store/state.ts'
import { absentPage } from './absent-page.ts'
import { cardFields } from './card-fields.ts'
import { cardHead } from './card-head.ts'
import { cardHistory } from './card-history.ts'
import { cardProducts } from './card-products.ts'
import { cardRelations } from './card-relations.ts'
import { findSubject, type CardSubject } from './card-subject.ts'
import { cardTimeline } from './card-timeline.ts'
import { CLASSIC_CODES } from './entity-kind.ts'
import { frameSlot } from './frame-slot.ts'
import { html, type Markup } from './html.ts'
import { itemTitle } from './item-title.ts'
import { layout } from './layout.ts'
import { newItemPage } from './new-item.ts'
import { page } from './page-route.ts'
import { stageBar } from './stage-bar.ts'
import { tabbed, type CardTab } from './tabbed.ts'
import type { Viewer } from './viewer.ts'

/** Cards of every CRM type; number 0 makes a new record, as in the vendor's addresses. */
export function registerCrmCards(server: FastifyInstance, state: PortalState): void {
  const open = (path: string, key: (params: Record<string, string>) => string | number): void => {
    page(server, state, path, (viewer, request, reply) => {
      const params = request.params as Record<string, string>
      if (params['id'] === '0') return newItemPage(state, viewer, key(params), request, reply)
      const subject = findSubject(state, viewer, key(params), Number(params['id']))
      return subject === null ? absentPage(state, viewer, reply) : cardPage(state, viewer, subject)
    })
  }
  for (const code of CLASSIC_CODES) open(`/crm/${code}/details/:id/`, () => code)
  open('/crm/type/:entityTypeId/details/:id/', (params) => Number(params['entityTypeId']))
}

async function cardPage(state: PortalState, viewer: Viewer, subject: CardSubject): Promise<Markup> {
  const tabs = [
    generalTab(state, viewer, subject),
    ...placementTabs(state, viewer, subject),
    ...(await ownTabs(state, viewer, subject)),
  ]
  const body = html`<div id="card-head" data-fresh>
      ${cardHead(state, viewer, subject)} ${stageBar(state, viewer, subject)}
    </div>
    ${tabbed(viewer.say('Вкладки карточки', 'Card tabs'), tabs)}`
  return layout(state, viewer, { title: itemTitle(state, subject.kind.entityTypeId, subject.item), menu: 'crm', body })
}

function generalTab(state: PortalState, viewer: Viewer, subject: CardSubject): CardTab {
  const panel = html`<div class="general">
    <div>${cardFields(state, viewer, subject)}</div>
    <div>${cardTimeline(state, viewer, subject)}</div>
  </div>`
  return { id: 'general', title: viewer.say('Общие', 'General'), panel }
}

/** The portal's own tabs; one without a meaning for the type is left out. */
async function ownTabs(state: PortalState, viewer: Viewer, subject: CardSubject): Promise<CardTab[]> {
  const { say } = viewer
  const made: [id: string, title: string, panel: Markup | null][] = [
    ['products', say('Товары', 'Products'), await cardProducts(state, viewer, subject)],
    ['relations', say('Связи', 'Relations'), cardRelations(state, viewer, subject)],
    ['history', say('История', 'History'), await cardHistory(state, viewer, subject)],
  ]
  return made.flatMap(([id, title, panel]) => (panel === null ? [] : [{ id, title, panel }]))
}

/** One tab per handler bound to the card's placement. Bitrix24 docs: api-reference/widgets/crm/detail-tab. */
function placementTabs(state: PortalState, viewer: Viewer, { kind, item }: CardSubject): CardTab[] {
  return placementsAt(state, kind.tabPlacement, viewer.user).map(({ app, placement, title }) => {
    const options = { ID: String(item.id) }
    const wanted = { appId: String(app.id), placement: kind.tabPlacement, binding: placement.id, options }
    return { id: `app-${placement.id}`, title, panel: frameSlot(wanted) }
  })
}
