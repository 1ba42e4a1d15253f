import type { User } from '../store/records.ts'
import { html, type Markup } from './html.ts'

const COLOURS = 6

/** Round mark with a person's initials; the name stands beside it, so it is hidden from screen readers. */
export function avatar(user: User): Markup {
  const initials = `${user.name.charAt(0)}${user.lastName.charAt(0)}`.toUpperCase()
  return html`<span class="avatar avatar--${user.id % COLOURS}" aria-hidden="true">${initials}</span>`
}

/** A person in a table or a field: mark and name. */
export function person(user: User | undefined): Markup {
  if (user === undefined) return html`<span class="muted">—</span>`
  return html`<span class="person">${avatar(user)}${user.name} ${user.lastName}</span>`
}
