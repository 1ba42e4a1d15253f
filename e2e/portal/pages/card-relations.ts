import { contactsOfCompany, numbersOf } from '../entities/company-contacts.ts'
import { allowing } from '../rights/check.ts'
import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { CardSubject } from './card-subject.ts'
import { entityKind, entityKinds, type EntityKind } from './entity-kind.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { itemTitle } from './item-title.ts'
import { sliderLink } from './slider-link.ts'
import { stageChip } from './stage-chip.ts'
import type { Viewer } from './viewer.ts'

const CONTACT = 3
const COMPANY = 4
const SHOWN = 20

interface Related {
  kind: EntityKind
  items: Item[]
}

/** Records tied to this one, by type: its clients, its parents, and what hangs on it. */
export function cardRelations(state: PortalState, viewer: Viewer, subject: CardSubject): Markup {
  const groups = entityKinds(state).flatMap((kind): Related[] => {
    const items = relatedOf(state, viewer, subject, kind)
    return items.length === 0 ? [] : [{ kind, items }]
  })
  if (groups.length === 0) {
    return html`<div class="panel empty">
      <span class="empty__mark">${icon('repeat')}</span>
      <p>${viewer.say('Связанных записей нет.', 'There are no related records.')}</p>
    </div>`
  }
  return html`<div class="relations">
    ${groups.map(
      ({ kind, items }) =>
        html`<section class="panel">
          <div class="panel__head"><h2>${kind.plural[viewer.lang]}</h2></div>
          <ul class="lines">
            ${items.map((item) => line(state, viewer, kind, item))}
          </ul>
        </section>`,
    )}
  </div>`
}

function line(state: PortalState, viewer: Viewer, kind: EntityKind, item: Item): Markup {
  const staged = item['stageId'] !== undefined && item['stageId'] !== null
  return html`<li>
    ${sliderLink(viewer, `${kind.cardPath}${item.id}/`, itemTitle(state, kind.entityTypeId, item))}
    <span class="muted">${viewer.say('№ ', '#')}${item.id}</span>
    ${staged && stageChip(state, kind.entityTypeId, item)}
  </li>`
}

function relatedOf(state: PortalState, viewer: Viewer, { kind, item }: CardSubject, other: EntityKind): Item[] {
  const visible = allowing(state, viewer.user, other.entityTypeId, 'read')
  const found: Item[] = []
  for (const one of candidates(state, kind, item, other)) {
    if (visible(one)) found.push(one)
    if (found.length === SHOWN) break
  }
  return found
}

/** Upwards by the record's own fields; downwards by a walk over the other type, newest first. */
function* candidates(state: PortalState, kind: EntityKind, item: Item, other: EntityKind): Generator<Item> {
  const table = state.items.of(other.entityTypeId)
  const up = new Set(upward(item, other.entityTypeId))
  for (const id of up) {
    const one = table.get(id)
    if (one !== undefined) yield one
  }
  if (kind.entityTypeId === COMPANY && other.entityTypeId === CONTACT) yield* contactsOfCompany(state, item.id)
  const downward = pointsAt(kind.entityTypeId, item.id)
  if (downward === null || other.entityTypeId === CONTACT || other.entityTypeId === COMPANY) return
  for (const one of table.range(0, Number.MAX_SAFE_INTEGER, true)) if (!up.has(one.id) && downward(one)) yield one
}

function upward(item: Item, entityTypeId: number): number[] {
  const own = [item[`parentId${entityTypeId}`]]
  if (entityTypeId === CONTACT) own.push(item['contactId'], ...numbersOf(item['contactIds']))
  if (entityTypeId === COMPANY) own.push(item['companyId'], ...numbersOf(item['companyIds']))
  if (entityTypeId === 1) own.push(item['leadId'])
  if (entityTypeId === 2) own.push(item['dealId'])
  return [...new Set(own.map(Number).filter((id) => id > 0))]
}

function pointsAt(entityTypeId: number, id: number): ((one: Item) => boolean) | null {
  const parent = `parentId${entityTypeId}`
  switch (entityTypeId) {
    case CONTACT:
      return (one) => Number(one['contactId']) === id || numbersOf(one['contactIds']).includes(id)
    case COMPANY:
      return (one) => Number(one['companyId']) === id
    case 1:
      return (one) => Number(one['leadId']) === id || Number(one[parent]) === id
    default:
      return (one) => Number(one[parent]) === id || (entityTypeId === 2 && Number(one['dealId']) === id)
  }
}

/** Address of a record's card, when its type has pages. */
export function cardAddress(state: PortalState, entityTypeId: number, id: number): string | undefined {
  const kind = entityKind(state, entityTypeId)
  return kind && `${kind.cardPath}${id}/`
}
