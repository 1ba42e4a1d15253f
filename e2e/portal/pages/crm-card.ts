import type { FastifyInstance } from 'fastify'
import { placementsAt } from '../apps/placements-at.ts'
import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { absentPage } from './absent-page.ts'
import { cardFields } from './card-fields.ts'
import { cardHead } from './card-head.ts'
import { stageBar } from './stage-bar.ts'
import { cardTimeline } from './card-timeline.ts'
import { entityKind, type EntityKind } from './entity-kind.ts'
import { frameSlot } from './frame-slot.ts'
import { html, trusted, type Markup } from './html.ts'
import { itemTitle } from './item-title.ts'
import { layout } from './layout.ts'
import { may } from '../rights/check.ts'
import { page } from './page-route.ts'
import type { Viewer } from './viewer.ts'

/** A record on its card. */
export interface CardSubject {
  kind: EntityKind
  item: Item
}

interface CardTab {
  id: string
  title: string
  panel: Markup
}

/** Cards of leads, contacts, companies and smart processes. */
export function registerCrmCards(server: FastifyInstance, state: PortalState): void {
  const open = (path: string, key: (params: Record<string, string>) => string | number): void => {
    page(server, state, path, (viewer, request, reply) => {
      const params = request.params as Record<string, string>
      const subject = findSubject(state, viewer, key(params), Number(params['id']))
      return subject === null ? absentPage(state, viewer, reply) : cardPage(state, viewer, subject)
    })
  }
  for (const code of ['lead', 'contact', 'company']) open(`/crm/${code}/details/:id/`, () => code)
  open('/crm/type/:entityTypeId/details/:id/', (params) => Number(params['entityTypeId']))
}

/** The record, if it exists and the person may see it. */
export function findSubject(state: PortalState, viewer: Viewer, key: string | number, id: number): CardSubject | null {
  const kind = entityKind(state, key)
  const item = kind && state.items.of(kind.entityTypeId).get(id)
  return kind !== undefined && item !== undefined && may(state, viewer.user, kind.entityTypeId, 'read', item)
    ? { kind, item }
    : null
}

function cardPage(state: PortalState, viewer: Viewer, subject: CardSubject): Markup {
  const tabs = [generalTab(state, viewer, subject), ...placementTabs(state, viewer, subject)]
  const body = html`<div id="card-head">${cardHead(state, viewer, subject)} ${stageBar(state, viewer, subject)}</div>
    <div class="tabs" role="tablist" aria-label="${viewer.say('Вкладки карточки', 'Card tabs')}">
      ${tabs.map((tab, index) => tabButton(tab, index === 0))}
    </div>
    ${tabs.map(
      (tab, index) =>
        html`<div
          role="tabpanel"
          id="panel-${tab.id}"
          aria-labelledby="tab-${tab.id}"
          ${index > 0 && trusted('hidden')}
        >
          ${tab.panel}
        </div>`,
    )}`
  return layout(state, viewer, { title: itemTitle(state, subject.kind.entityTypeId, subject.item), menu: 'crm', body })
}

function tabButton(tab: CardTab, selected: boolean): Markup {
  return html`<button
    type="button"
    class="tab"
    role="tab"
    id="tab-${tab.id}"
    aria-controls="panel-${tab.id}"
    aria-selected="${String(selected)}"
    tabindex="${selected ? 0 : -1}"
  >
    ${tab.title}
  </button>`
}

function generalTab(state: PortalState, viewer: Viewer, subject: CardSubject): CardTab {
  const panel = html`<div class="general">
    <div>${cardFields(state, viewer, subject)}</div>
    <div>${cardTimeline(state, viewer, subject)}</div>
  </div>`
  return { id: 'general', title: viewer.say('Общие', 'General'), panel }
}

/** One tab per handler bound to the card's placement. Bitrix24 docs: api-reference/widgets/crm/detail-tab. */
function placementTabs(state: PortalState, viewer: Viewer, { kind, item }: CardSubject): CardTab[] {
  return placementsAt(state, kind.tabPlacement, viewer.user).map(({ app, placement, title }) => {
    const options = { ID: String(item.id) }
    const wanted = { appId: String(app.id), placement: kind.tabPlacement, binding: placement.id, options }
    return { id: `app-${placement.id}`, title, panel: frameSlot(wanted) }
  })
}
