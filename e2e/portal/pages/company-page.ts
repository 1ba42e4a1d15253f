import type { FastifyInstance } from 'fastify'
import type { User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { avatar } from './avatar.ts'
import { companyNav } from './company-nav.ts'
import { html, trusted, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { layout } from './layout.ts'
import { page } from './page-route.ts'
import { sliderLink } from './slider-link.ts'
import { userMarks } from './user-marks.ts'
import { linkFor, queryText, type Viewer } from './viewer.ts'

const SHOWS = ['active', 'dismissed', 'extranet'] as const
type Show = (typeof SHOWS)[number]
const SHOWN = 200

/** List of people: search, those who work, the dismissed, guests of the extranet. */
export function registerCompany(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/company/', (viewer, request) => {
    const show = SHOWS.find((one) => one === queryText(request, 'show')) ?? 'active'
    return peoplePage(state, viewer, show, queryText(request, 'q'))
  })
}

function peoplePage(state: PortalState, viewer: Viewer, show: Show, text: string): Markup {
  const { say } = viewer
  const title = say('Сотрудники', 'Employees')
  const found = [...state.users.values()].filter((user) => belongs(user, show) && matchesPerson(state, user, text))
  const label = say('Имя, должность, отдел или почта', 'Name, position, department or e-mail')
  const names = {
    active: say('Работают', 'Employed'),
    dismissed: say('Уволены', 'Dismissed'),
    extranet: say('Экстранет', 'Extranet'),
  }
  const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
    ${companyNav(viewer, 'people')}
    <div class="panel" id="people" data-fresh>
      <form class="toolbar" action="/company/" role="search">
        <input type="hidden" name="show" value="${show}" />
        <span class="toolbar__search"
          >${icon('search')}<input type="search" name="q" value="${text}" placeholder="${label}" aria-label="${label}"
        /></span>
        <button class="btn" type="submit">${say('Найти', 'Search')}</button>
      </form>
      <div class="presets" role="group" aria-label="${say('Кого показать', 'Whom to show')}">
        ${SHOWS.map(
          (one) =>
            html`<a
              class="tab tab--small"
              href="${linkFor(viewer, `/company/?show=${one}`)}"
              ${one === show && trusted('aria-current="true"')}
              >${names[one]}</a
            >`,
        )}
      </div>
      ${found.length === 0 ? nobody(viewer, text) : peopleTable(state, viewer, found.slice(0, SHOWN))}
      <div class="table-foot"><span>${say('Всего', 'Total')}: ${found.length}</span></div>
    </div>`
  return layout(state, viewer, { title, menu: 'company', body })
}

function belongs(user: User, show: Show): boolean {
  if (user.external !== undefined) return false
  if (show === 'extranet') return user.userType === 'extranet'
  return user.userType === 'employee' && user.active === (show === 'active')
}

/** Every word of the text stands somewhere in what is known of the person. */
export function matchesPerson(state: PortalState, user: User, text: string): boolean {
  const departments = user.departments.map((id) => state.departments.get(id)?.name ?? '')
  const known = [user.name, user.lastName, user.secondName, user.position, user.email, ...departments]
    .join(' ')
    .toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => known.includes(word))
}

function nobody({ say }: Viewer, text: string): Markup {
  return html`<div class="empty">
    <span class="empty__mark">${icon('person')}</span>
    <p>
      ${text === '' ? say('Таких людей в портале нет.', 'The portal has no such people.') : say('Под поиск никто не подошёл.', 'Nobody fits the search.')}
    </p>
  </div>`
}

function peopleTable(state: PortalState, viewer: Viewer, people: User[]): Markup {
  const { say } = viewer
  return html`<div class="table-scroll">
    <table class="grid">
      <thead>
        <tr>
          <th scope="col">${say('Сотрудник', 'Employee')}</th>
          <th scope="col">${say('Отдел', 'Department')}</th>
          <th scope="col">E-mail</th>
          <th scope="col">${say('Сейчас', 'Now')}</th>
        </tr>
      </thead>
      <tbody>
        ${people.map(
          (user) =>
            html`<tr>
              <td>
                <span class="person"
                  >${avatar(user)}<span
                    >${sliderLink(viewer, `/company/personal/user/${user.id}/`, `${user.name} ${user.lastName}`, { width: 900 })}<small
                      >${user.position}</small
                    ></span
                  ></span
                >
              </td>
              <td>
                ${
                  user.departments
                    .map((id) => state.departments.get(id)?.name)
                    .filter(Boolean)
                    .join(', ') || '—'
                }
              </td>
              <td>${user.email}</td>
              <td>${userMarks(state, viewer, user)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
