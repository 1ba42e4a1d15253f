import type { FastifyInstance } from 'fastify'
import { profileToolbar } from '../frame/place/people-menus.ts'
import type { User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asText } from '../wire/params.ts'
import { absentPage } from './absent-page.ts'
import { html, type Markup } from './html.ts'
import { layout } from './layout.ts'
import { page } from './page-route.ts'
import { sliderLink } from './slider-link.ts'
import { userMarks } from './user-marks.ts'
import type { Viewer } from './viewer.ts'

/** A colleague's page: who it is, whom the person answers to, whether the person is there. */
export function registerPersonPage(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/company/personal/user/:id/', (viewer, request, reply) => {
    const user = state.users.get(Number((request.params as { id: string }).id))
    if (user === undefined) return absentPage(state, viewer, reply)
    return personPage(state, viewer, user)
  })
}

function personPage(state: PortalState, viewer: Viewer, user: User): Markup {
  const title = `${user.name} ${user.lastName}`
  const initials = `${user.name.charAt(0)}${user.lastName.charAt(0)}`.toUpperCase()
  const body = html`<div class="head">
      <h1 id="pagetitle">${title}</h1>
      ${userMarks(state, viewer, user)}
      <span class="head__space"></span>
      ${profileToolbar(state, viewer, user.id)}
    </div>
    <div class="profile">
      <section class="panel profile__face">
        <span class="avatar avatar--big avatar--${user.id % 6}" aria-hidden="true">${initials}</span>
        <b>${title}</b><span class="muted">${user.position}</span>
      </section>
      <section class="panel">
        <div class="panel__head"><h2>${viewer.say('О сотруднике', 'About the employee')}</h2></div>
        <dl class="fields fields--two">
          ${facts(state, viewer, user).map(
            ([name, value]) =>
              html`<div>
                <dt>${name}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
        </dl>
      </section>
    </div>`
  return layout(state, viewer, { title, menu: 'company', body })
}

function facts(state: PortalState, viewer: Viewer, user: User): [string, Markup | string][] {
  const { say } = viewer
  const departments = user.departments.flatMap((id) => state.departments.get(id) ?? [])
  const heads = [...new Set(departments.map((one) => headAbove(state, one.id, user.id)))].flatMap(
    (id) => state.users.get(id ?? 0) ?? [],
  )
  const phone = (name: string): string => asText(user.profile?.[name])
  const rows: [string, Markup | string][] = [
    [say('Должность', 'Position'), user.position],
    [say('Подразделение', 'Department'), departments.map((one) => one.name).join(', ')],
    [
      say('Руководитель', 'Head'),
      heads.length === 0
        ? ''
        : html`${heads.map((head) => html`<div>${sliderLink(viewer, `/company/personal/user/${head.id}/`, `${head.name} ${head.lastName}`, { width: 900 })}</div>`)}`,
    ],
    ['E-mail', user.email === '' ? '' : html`<a href="mailto:${user.email}">${user.email}</a>`],
    [say('Рабочий телефон', 'Work phone'), phone('WORK_PHONE')],
    [say('Мобильный телефон', 'Mobile phone'), phone('PERSONAL_MOBILE')],
    [say('Внутренний телефон', 'Extension'), phone('UF_PHONE_INNER')],
    [say('Часовой пояс', 'Time zone'), user.timeZone ?? ''],
  ]
  return rows.filter(([, value]) => value !== '')
}

/** The nearest head upwards who is somebody else. */
function headAbove(state: PortalState, departmentId: number, userId: number): number | null {
  const seen = new Set<number>()
  for (let at = state.departments.get(departmentId); at !== undefined && !seen.has(at.id);) {
    if (at.head !== null && at.head !== userId) return at.head
    seen.add(at.id)
    at = at.parent === null ? undefined : state.departments.get(at.parent)
  }
  return null
}
