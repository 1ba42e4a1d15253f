import { contactsOfCompany } from '../entities/company-contacts.ts'
import type { Field } from '../entities/field.ts'
import { COMPANY } from '../entities/type-ids.ts'
import { entityType } from '../entities/types.ts'
import { userFieldsOf } from '../entities/user-fields.ts'
import { may } from '../rights/check.ts'
import type { Item, UserField } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { cardSections } from './card-sections.ts'
import type { CardSubject } from './crm-card.ts'
import { fieldValue } from './field-value.ts'
import { fieldTitle } from './field-title.ts'
import { html, trusted, type Markup } from './html.ts'
import type { Viewer } from './viewer.ts'

/** Left column of a card: the sections of its configuration with their fields. */
export function cardFields(state: PortalState, viewer: Viewer, { kind, item }: CardSubject): Markup {
  const type = entityType(state, kind.entityTypeId)
  if (type === undefined) return html``
  const subject = { kind, item: withContacts(state, kind.entityTypeId, item) }
  const userFields = userFieldsOf(state, type)
  const sections = cardSections(state, viewer, subject, type, userFields)
  return html`${sections.map(
    (section) =>
      html`<section class="panel">
        <div class="panel__head"><h2>${section.title}</h2></div>
        <dl class="fields">
          ${section.fields.map((name) => row(state, viewer, subject, name, type.fields.get(name), userFields.get(name)))}
        </dl>
      </section>`,
  )}`
}

function row(
  state: PortalState,
  viewer: Viewer,
  subject: CardSubject,
  name: string,
  field: Field | undefined,
  userField: UserField | undefined,
): Markup {
  const value =
    name === 'assignedById'
      ? responsible(state, viewer, subject)
      : fieldValue(state, viewer, { field, userField, value: subject.item[name] })
  return html`<div>
    <dt>${fieldTitle(name, viewer.lang, field, userField)}</dt>
    <dd data-field="${name}">${value}</dd>
  </div>`
}

/** The link of contacts and companies is kept on the contact, and a company's card shows it too. */
function withContacts(state: PortalState, entityTypeId: number, item: Item): Item {
  if (entityTypeId !== COMPANY) return item
  return { ...item, contactIds: contactsOfCompany(state, item.id).map((contact) => contact.id) }
}

function responsible(state: PortalState, viewer: Viewer, { kind, item }: CardSubject): Markup {
  const now = Number(item['assignedById'] ?? 0)
  if (!may(state, viewer.user, kind.entityTypeId, 'update', item)) {
    const user = state.users.get(now)
    return html`${user ? `${user.name} ${user.lastName}` : '—'}`
  }
  const people = [...state.users.values()].filter((user) => user.active || user.id === now)
  return html`<form method="post" action="${kind.cardPath}${item.id}/edit/">
    <input type="hidden" name="back" value="${viewer.path}" />
    <select name="assignedById" aria-label="${viewer.say('Ответственный', 'Responsible')}">
      ${people.map(
        (user) =>
          html`<option value="${user.id}" ${user.id === now && trusted('selected')}>
            ${user.name} ${user.lastName}
          </option>`,
      )}
    </select>
    <button class="btn" type="submit">${viewer.say('Сменить', 'Change')}</button>
  </form>`
}
