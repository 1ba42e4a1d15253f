import { contactsOfCompany } from '../entities/company-contacts.ts'
import type { Field } from '../entities/field.ts'
import { COMPANY } from '../entities/type-ids.ts'
import { entityType } from '../entities/types.ts'
import { userFieldsOf } from '../entities/user-fields.ts'
import { ownTypeField } from '../frame/place/user-field.ts'
import { may } from '../rights/check.ts'
import type { Item, UserField } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { cardSections } from './card-sections.ts'
import type { CardSubject } from './card-subject.ts'
import { fieldValue } from './field-value.ts'
import { fieldTitle } from './field-title.ts'
import { isEditable } from './field-input.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { money } from './money.ts'
import type { Viewer } from './viewer.ts'

/** Left column of a card: the sections of its configuration with their fields, and what may be filled besides. */
export function cardFields(state: PortalState, viewer: Viewer, { kind, item }: CardSubject): Markup {
  const type = entityType(state, kind.entityTypeId)
  if (type === undefined) return html``
  const subject = { kind, item: withContacts(state, kind.entityTypeId, item) }
  const userFields = userFieldsOf(state, type)
  const sections = cardSections(state, viewer, subject, type, userFields)
  const shown = new Set(sections.flatMap((section) => section.fields))
  const editing = may(state, viewer.user, kind.entityTypeId, 'update', item)
  const drawn = (name: string): Markup =>
    row(state, viewer, { subject, editing }, name, type.fields.get(name), userFields.get(name))
  const rest = [...type.fields.keys(), ...userFields.keys()].filter(
    (name) => !shown.has(name) && isEditable({ name, field: type.fields.get(name), userField: userFields.get(name) }),
  )
  return html`${sections.map(
    (section) =>
      html`<section class="panel">
        <div class="panel__head"><h2>${section.title}</h2></div>
        <dl class="fields">${section.fields.map(drawn)}</dl>
      </section>`,
  )}
  ${
    editing &&
    rest.length > 0 &&
    html`<details class="panel more-fields">
      <summary>${viewer.say('Остальные поля', 'Other fields')} <span class="muted">${rest.length}</span></summary>
      <dl class="fields">${rest.map(drawn)}</dl>
    </details>`
  }`
}

function row(
  state: PortalState,
  viewer: Viewer,
  { subject, editing }: { subject: CardSubject; editing: boolean },
  name: string,
  field: Field | undefined,
  userField: UserField | undefined,
): Markup {
  const title = fieldTitle(name, viewer.lang, field, userField)
  const { kind, item } = subject
  const address = `${kind.cardPath}${item.id}/field/?name=${encodeURIComponent(name)}`
  return html`<div>
    <dt>${title}</dt>
    <dd data-field="${name}">
      <span class="field-shown">${shownValue(state, viewer, subject, name, field, userField)}</span>
      ${
        editing &&
        isEditable({ name, field, userField }) &&
        html`<button
          class="btn btn--icon btn--bare field-pencil"
          type="button"
          data-edit-field="${address}"
          aria-label="${viewer.say('Изменить', 'Change')}: ${title}"
        >
          ${icon('pencil')}
        </button>`
      }
    </dd>
  </div>`
}

function shownValue(
  state: PortalState,
  viewer: Viewer,
  { kind, item }: CardSubject,
  name: string,
  field: Field | undefined,
  userField: UserField | undefined,
): Markup {
  const amount = name === 'opportunity' ? money(item[name], item['currencyId'], viewer.lang) : ''
  if (amount !== '') return html`<b class="amount">${amount}</b>`
  const label = fieldTitle(name, viewer.lang, field, userField)
  const where = { entityTypeId: kind.entityTypeId, itemId: item.id, name, label, value: item[name] }
  const framed = userField && ownTypeField(state, 'view', { ...where, userField })
  return framed ?? fieldValue(state, viewer, { field, userField, value: item[name] })
}

/** The link of contacts and companies is kept on the contact, and a company's card shows it too. */
export function withContacts(state: PortalState, entityTypeId: number, item: Item): Item {
  if (entityTypeId !== COMPANY) return item
  return { ...item, contactIds: contactsOfCompany(state, item.id).map((contact) => contact.id) }
}
