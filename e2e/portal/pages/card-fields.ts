import { entityType } from '../entities/types.ts'
import { userFieldsOf } from '../entities/user-fields.ts'
import type { PortalState } from '../store/state.ts'
import { cardSections } from './card-sections.ts'
import type { CardSubject } from './crm-card.ts'
import { fieldValue } from './field-value.ts'
import { html, trusted, type Markup } from './html.ts'
import { may } from '../rights/check.ts'
import type { Viewer } from './viewer.ts'

/** Left column of a card: the sections of its configuration with their fields, empty fields included. */
export function cardFields(state: PortalState, viewer: Viewer, subject: CardSubject): Markup {
  const type = entityType(state, subject.kind.entityTypeId)
  if (type === undefined) return html``
  const userFields = userFieldsOf(state, type)
  const sections = cardSections(state, viewer, subject, type, userFields)
  return html`${sections.map(
    (section) =>
      html`<section class="panel">
        <div class="panel__head"><h2>${section.title}</h2></div>
        <dl class="fields">
          ${section.fields.map((name) => {
            const userField = userFields.get(name)
            const system = type.fields.get(name)
            const title = userField ? label(userField.labels.edit, viewer.lang, name) : (system?.title ?? name)
            const value =
              name === 'assignedById'
                ? responsible(state, viewer, subject)
                : fieldValue(state, viewer, { field: system, userField, value: subject.item[name] })
            return html`<div>
              <dt>${title}</dt>
              <dd data-field="${name}">${value}</dd>
            </div>`
          })}
        </dl>
      </section>`,
  )}`
}

function label(labels: Record<string, string>, lang: string, name: string): string {
  return labels[lang] || labels['ru'] || labels['en'] || name
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
