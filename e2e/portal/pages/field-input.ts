import type { Field } from '../entities/field.ts'
import { statusesOf } from '../entities/stages.ts'
import type { FieldValue, Item, Multifield, UserField } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asText } from '../wire/params.ts'
import { html, trusted, type Markup } from './html.ts'
import { itemTitle, multifields } from './item-title.ts'
import { flag } from './slider-link.ts'
import type { Viewer } from './viewer.ts'

export interface InputParts {
  name: string
  /** Name of the control for screen readers. */
  label: string
  field: Field | undefined
  userField: UserField | undefined
  item: Item
}

/** Types whose value is a record of another CRM type. */
const LINKED: Record<string, { entityTypeId: number; code: string }> = {
  crm_contact: { entityTypeId: 3, code: 'contact' },
  crm_company: { entityTypeId: 4, code: 'company' },
  crm_lead: { entityTypeId: 1, code: 'lead' },
}

/** Fields that a person does not write by hand although the record keeps them. */
const BARRED = new Set(['stageId', 'categoryId', 'webformId'])

/** May this field be edited on the card? Files and address-like fields are only shown. */
export function isEditable({ name, field, userField }: Pick<InputParts, 'name' | 'field' | 'userField'>): boolean {
  if (BARRED.has(name) || field?.readOnly === true) return false
  const type = userField?.userTypeId ?? field?.type
  return type !== undefined && type !== 'file' && type !== 'crm_category'
}

/** The control of a field with its present value. */
export function fieldInput(state: PortalState, viewer: Viewer, parts: InputParts): Markup {
  const { name, field, userField, item } = parts
  if (name === 'fm') return contactWays(viewer, multifields(item))
  const type = userField?.userTypeId ?? field?.type ?? 'string'
  const multiple = userField?.multiple ?? field?.multiple ?? false
  const value = item[name]
  const linked = LINKED[type]
  if (linked !== undefined) return linkInput(state, viewer, parts, linked, multiple)
  switch (type) {
    case 'user':
    case 'employee':
      return select(viewer, parts, multiple, people(state, value))
    case 'boolean':
      return select(viewer, parts, false, [
        ['Y', viewer.say('да', 'yes')],
        ['', viewer.say('нет', 'no')],
      ])
    case 'enumeration':
      return select(
        viewer,
        parts,
        multiple,
        options(
          viewer,
          multiple,
          userField?.options.map((one) => [String(one.id), one.value]),
        ),
      )
    case 'crm_status': {
      const statuses = statusesOf(state, field?.statusEntity ?? '')
      return select(
        viewer,
        parts,
        false,
        options(
          viewer,
          false,
          statuses.map((one) => [one.statusId, one.name]),
        ),
      )
    }
    default:
      return plain(parts, type)
  }
}

function plain({ name, label, item }: InputParts, type: string): Markup {
  const value = item[name]
  const text = Array.isArray(value) ? value.join('\n') : asText(value)
  if (type === 'text' || Array.isArray(value))
    return html`<textarea name="${name}" aria-label="${label}">${text}</textarea>`
  const kind =
    { integer: 'number', double: 'number', date: 'date', datetime: 'datetime-local', url: 'url' }[type] ?? 'text'
  const shown = kind === 'date' ? text.slice(0, 10) : kind === 'datetime-local' ? text.slice(0, 16) : text
  return html`<input
    type="${kind}"
    name="${name}"
    value="${shown}"
    aria-label="${label}"
    ${type === 'double' && trusted('step="any"')}
  />`
}

type Choice = [value: string, title: string]

function select(_viewer: Viewer, { name, label, item }: InputParts, multiple: boolean, choices: Choice[]): Markup {
  const now = new Set(listOf(item[name]).map(String))
  const isOn = (value: string): boolean => now.has(value) || (value === 'Y' && now.has('1'))
  return html`<select name="${name}" aria-label="${label}" ${multiple && trusted('multiple size="5"')}>
    ${choices.map(([value, title]) => html`<option value="${value}" ${flag('selected', isOn(value))}>${title}</option>`)}
  </select>`
}

function options(viewer: Viewer, multiple: boolean, choices: Choice[] = []): Choice[] {
  return multiple ? choices : [['', viewer.say('не выбрано', 'not chosen')], ...choices]
}

function people(state: PortalState, value: FieldValue | undefined): Choice[] {
  const now = new Set(listOf(value).map(Number))
  return [...state.users.values()]
    .filter((user) => user.active || now.has(user.id))
    .map((user) => [String(user.id), `${user.name} ${user.lastName}`])
}

/** The chosen records and the button that opens the portal's own choosing dialog. */
function linkInput(
  state: PortalState,
  viewer: Viewer,
  { name, label, item }: InputParts,
  { entityTypeId, code }: { entityTypeId: number; code: string },
  multiple: boolean,
): Markup {
  const ids = listOf(item[name])
    .map(Number)
    .filter((id) => id > 0)
  return html`<span class="pick" data-pick="${code}" data-pick-name="${name}" ${multiple && trusted('data-pick-many')}>
    <input type="hidden" name="${name}" value="" />
    ${ids.map((id) => {
      const linked = state.items.of(entityTypeId).get(id)
      return html`<span class="pick__one" data-picked
        ><input
          type="hidden"
          name="${name}"
          value="${id}"
        />${linked ? itemTitle(state, entityTypeId, linked) : `№ ${id}`}<button
          type="button"
          class="pick__drop"
          aria-label="${viewer.say('Убрать', 'Remove')}"
        >
          ✕
        </button></span
      >`
    })}
    <button
      type="button"
      class="btn btn--small"
      data-pick-open
      aria-label="${label}: ${viewer.say('выбрать', 'choose')}"
    >
      ${viewer.say('Выбрать', 'Choose')}
    </button>
  </span>`
}

/** Phones and addresses; the last row is empty and makes a new one. */
function contactWays(viewer: Viewer, ways: Multifield[]): Markup {
  const kinds: Choice[] = [
    ['PHONE', viewer.say('Телефон', 'Phone')],
    ['EMAIL', 'E-mail'],
    ['WEB', viewer.say('Сайт', 'Site')],
    ['IM', viewer.say('Мессенджер', 'Messenger')],
  ]
  const row = (key: string, way: Pick<Multifield, 'typeId' | 'value'>): Markup =>
    html`<span class="way"
      ><select name="fm[${key}][typeId]" aria-label="${viewer.say('Вид связи', 'Kind of contact')}">
        ${kinds.map(([value, title]) => html`<option value="${value}" ${flag('selected', value === way.typeId)}>${title}</option>`)}</select
      ><input
        name="fm[${key}][value]"
        value="${way.value}"
        aria-label="${viewer.say('Номер или адрес', 'Number or address')}"
    /></span>`
  return html`${ways.map((way) => row(String(way.id), way))}
  ${row('n0', { typeId: ways.length === 0 ? 'PHONE' : 'EMAIL', value: '' })}`
}

function listOf(value: FieldValue | undefined): (string | number)[] {
  const list = Array.isArray(value) ? value : [value]
  return list.filter((one): one is string | number => typeof one === 'string' || typeof one === 'number')
}
