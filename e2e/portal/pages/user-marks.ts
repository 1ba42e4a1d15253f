import type { User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { absentUntil } from './absences.ts'
import { html, type Markup } from './html.ts'
import type { Viewer } from './viewer.ts'

/** What everyone should know of the person before writing: dismissed, away, a guest, a head. */
export function userMarks(state: PortalState, { say, lang }: Viewer, user: User): Markup {
  const until = absentUntil(state, user.id)
  const day = (ms: number): string =>
    new Intl.DateTimeFormat(lang === 'ru' ? 'ru-RU' : 'en-GB', {
      day: 'numeric',
      month: 'long',
      timeZone: 'Europe/Moscow',
    }).format(ms - 1)
  return html`<span class="marks"
    >${!user.active && html`<span class="chip chip--red">${say('уволен', 'dismissed')}</span>`}
    ${user.active && until !== null && html`<span class="chip chip--amber">${say('отсутствует до', 'away until')} ${day(until)}</span>`}
    ${user.active && until === null && html`<span class="chip chip--green">${say('на месте', 'at work')}</span>`}
    ${user.userType === 'extranet' && html`<span class="chip">${say('экстранет', 'extranet')}</span>`}
    ${user.admin && html`<span class="chip chip--blue">${say('администратор', 'administrator')}</span>`}</span
  >`
}
