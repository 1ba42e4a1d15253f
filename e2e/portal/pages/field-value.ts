import { ownerTypeByName, typeByShortName } from '../entities/owner-type-names.ts'
import { statusesOf } from '../entities/stages.ts'
import type { Field } from '../entities/field.ts'
import type { FieldValue, Multifield, UserField } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { cardAddress } from './card-relations.ts'
import { html, type Markup } from './html.ts'
import { itemTitle } from './item-title.ts'
import { person } from './avatar.ts'
import { shortTime } from './short-time.ts'
import { linkFor, type Viewer } from './viewer.ts'

interface FieldParts {
  field: Field | undefined
  userField: UserField | undefined
  value: FieldValue | undefined
}

/** Types of fields that hold the number of a record of one kind. */
const LINKED: Record<string, number> = { crm_contact: 3, crm_company: 4, crm_lead: 1 }

/** A field's value as a person reads it: names instead of numbers, links to other cards. */
export function fieldValue(state: PortalState, viewer: Viewer, { field, userField, value }: FieldParts): Markup {
  const type = userField?.userTypeId ?? field?.type ?? 'string'
  const list = Array.isArray(value) ? value : [value]
  const filled = list.filter((one) => one !== null && one !== undefined && one !== '' && one !== 0)
  if (filled.length === 0 && type === 'boolean') return html`${viewer.say('нет', 'no')}`
  if (filled.length === 0) return html`<span class="muted">${viewer.say('не заполнено', 'empty')}</span>`
  return html`${filled.map((one) => html`<div>${single(state, viewer, { type, field, userField }, one)}</div>`)}`
}

interface TypeParts {
  type: string
  field: Field | undefined
  userField: UserField | undefined
}

function single(
  state: PortalState,
  viewer: Viewer,
  { type, field, userField }: TypeParts,
  value: string | number | Multifield,
): Markup {
  if (typeof value === 'object') return contactWay(value)
  const linked = LINKED[type]
  if (linked !== undefined) return link(state, viewer, linked, Number(value))
  if (type === 'crm') return bound(state, viewer, userField, value)
  switch (type) {
    case 'user':
    case 'employee':
      return person(state.users.get(Number(value)))
    case 'boolean':
      return html`${value === 'Y' || value === 1 ? viewer.say('да', 'yes') : viewer.say('нет', 'no')}`
    case 'datetime':
    case 'date':
      return html`${shortTime(value, viewer.lang)}`
    case 'enumeration':
      return html`${userField?.options.find((option) => option.id === Number(value))?.value ?? value}`
    case 'crm_status': {
      const statuses = statusesOf(state, field?.statusEntity ?? '')
      return html`${statuses.find((one) => one.statusId === value)?.name ?? value}`
    }
    default:
      return html`${value}`
  }
}

function contactWay(entry: Multifield): Markup {
  const scheme = { EMAIL: 'mailto:', PHONE: 'tel:' }[entry.typeId]
  return scheme === undefined ? html`${entry.value}` : html`<a href="${scheme}${entry.value}">${entry.value}</a>`
}

/** A field may hold records of several kinds, `C_7`, or of one, and then their numbers alone. */
function bound(state: PortalState, viewer: Viewer, userField: UserField | undefined, value: string | number): Markup {
  const [, short, id] = /^(?:(\w+)_)?(\d+)$/.exec(String(value)) ?? []
  const only = Object.entries(userField?.settings ?? {}).find(([, allowed]) => allowed === 'Y')?.[0]
  const entityTypeId = short ? typeByShortName(short) : ownerTypeByName(only ?? '')
  return entityTypeId && id ? link(state, viewer, entityTypeId, Number(id)) : html`${value}`
}

function link(state: PortalState, viewer: Viewer, entityTypeId: number, id: number): Markup {
  const item = state.items.of(entityTypeId).get(id)
  const address = cardAddress(state, entityTypeId, id)
  return item === undefined || address === undefined
    ? html`${viewer.say('№ ', '#')}${id}`
    : html`<a href="${linkFor(viewer, address)}">${itemTitle(state, entityTypeId, item)}</a>`
}
