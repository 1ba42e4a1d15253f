import type { FastifyInstance } from 'fastify'
import { ACTIONS, REACHES, type Action, type EntityRights, type Reach, type Role } from '../rights/roles.ts'
import type { User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { person } from './avatar.ts'
import { entityKind } from './entity-kind.ts'
import { html, type Markup } from './html.ts'
import { labNav } from './lab-nav.ts'
import { layout } from './layout.ts'
import { formAction, page } from './page-route.ts'
import { flag } from './slider-link.ts'
import { formText, type Viewer } from './viewer.ts'

/** Who may do what: people's roles, the table of rights, dismissal, and looking with another person's eyes. */
export function registerLabRights(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/lab/rights/', (viewer) => rightsPage(state, viewer))
  formAction(server, state, '/lab/rights/person/', (viewer, request, reply) => {
    const user = state.users.get(Number(formText(request, 'id')))
    if (user !== undefined) changePerson(state, viewer, user, (name) => formText(request, name))
    return reply.redirect('/lab/rights/', 303)
  })
  formAction(server, state, '/lab/rights/role/', (_viewer, request, reply) => {
    const role = state.roles.get(formText(request, 'id'))
    if (role !== undefined) setDefault(state, role, (name) => formText(request, name))
    return reply.redirect('/lab/rights/', 303)
  })
}

/** The last administrator stays one, and nobody dismisses oneself: otherwise the portal could not be entered again. */
function changePerson(state: PortalState, viewer: Viewer, user: User, text: (name: string) => string): void {
  const role = text('role')
  if (state.roles.has(role)) {
    const lastAdmin = user.admin && [...state.users.values()].filter((one) => one.admin && one.active).length === 1
    user.role = role
    user.admin = role === 'admin' || lastAdmin
  }
  const active = text('active')
  if (active !== '' && user.id !== viewer.user.id) user.active = active === 'Y'
  state.touch()
}

function setDefault(state: PortalState, role: Role, text: (name: string) => string): void {
  const line: Partial<EntityRights> = { ...role.rights['default'] }
  for (const action of ACTIONS) {
    const reach = REACHES.find((one) => one === text(action))
    if (reach !== undefined) line[action] = reach
  }
  role.rights['default'] = line
  state.touch()
}

function rightsPage(state: PortalState, viewer: Viewer): Markup {
  const { say } = viewer
  const title = say('Люди и права', 'People and rights')
  const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
    ${labNav(viewer, 'rights')}
    <section class="panel" id="people-rights" data-fresh>
      <div class="panel__head"><h2>${say('Люди', 'People')}</h2></div>
      <div class="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">${say('Сотрудник', 'Employee')}</th>
              <th scope="col">${say('Роль в CRM', 'CRM role')}</th>
              <th scope="col">${say('Работает', 'Employed')}</th>
              <th scope="col">${say('Смотреть портал', 'See the portal')}</th>
            </tr>
          </thead>
          <tbody>
            ${[...state.users.values()].map((user) => personRow(state, viewer, user))}
          </tbody>
        </table>
      </div>
    </section>
    <section class="panel" id="roles" data-fresh>
      <div class="panel__head"><h2>${say('Роли: куда достаёт право', 'Roles: how far a right reaches')}</h2></div>
      <div class="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">${say('Роль', 'Role')}</th>
              ${ACTIONS.map((action) => html`<th scope="col">${actionName(viewer, action)}</th>`)}
              <th scope="col">${say('Исключения', 'Exceptions')}</th>
              <th scope="col"><span class="hidden-text">${say('Сохранение', 'Saving')}</span></th>
            </tr>
          </thead>
          <tbody>
            ${[...state.roles.values()].map((role) => roleRow(state, viewer, role))}
          </tbody>
        </table>
      </div>
    </section>`
  return layout(state, viewer, { title, menu: 'lab', body })
}

function personRow(state: PortalState, viewer: Viewer, user: User): Markup {
  const { say } = viewer
  const name = `${user.name} ${user.lastName}`
  const id = html`<input type="hidden" name="id" value="${user.id}" />`
  return html`<tr>
    <td>
      ${person(user)}<small
        >${user.position}${user.userType === 'extranet' && ` · ${say('экстранет', 'extranet')}`}</small
      >
    </td>
    <td>
      <form method="post" action="/lab/rights/person/" data-inline>
        ${id}<select name="role" aria-label="${say('Роль', 'Role')}: ${name}" data-submit-on-change>
          ${[...state.roles.values()].map((role) => html`<option value="${role.id}" ${flag('selected', role.id === user.role)}>${role.name}</option>`)}
        </select>
      </form>
    </td>
    <td>
      <form method="post" action="/lab/rights/person/" data-inline>
        ${id}<input type="hidden" name="active" value="${user.active ? 'N' : 'Y'}" />
        ${user.active ? html`<span class="chip chip--green">${say('да', 'yes')}</span>` : html`<span class="chip chip--red">${say('уволен', 'dismissed')}</span>`}
        ${
          user.id !== viewer.user.id &&
          html`<button
            class="btn btn--small"
            type="submit"
            aria-label="${user.active ? say('Уволить', 'Dismiss') : say('Вернуть', 'Reinstate')}: ${name}"
          >
            ${user.active ? say('Уволить', 'Dismiss') : say('Вернуть', 'Reinstate')}
          </button>`
        }
      </form>
    </td>
    <td>
      ${
        user.active && user.id !== viewer.user.id
          ? html`<form method="post" action="/login/">
              <input type="hidden" name="back" value="/" /><button
                class="btn btn--small"
                name="userId"
                value="${user.id}"
                type="submit"
                aria-label="${say('Стать этим человеком', 'Be this person')}: ${name}"
              >
                ${say('Стать этим человеком', 'Be this person')}
              </button>
            </form>`
          : html`<span class="muted">${user.id === viewer.user.id ? say('это вы', 'this is you') : '—'}</span>`
      }
    </td>
  </tr>`
}

function roleRow(state: PortalState, viewer: Viewer, role: Role): Markup {
  const formId = `role-${role.id}`
  const line = role.rights['default'] ?? {}
  const exceptions = Object.keys(role.rights).filter((key) => key !== 'default')
  return html`<tr>
    <td><b>${role.name}</b></td>
    ${ACTIONS.map(
      (action) =>
        html`<td>
          <select name="${action}" form="${formId}" aria-label="${role.name}: ${actionName(viewer, action)}">
            ${REACHES.map((reach) => html`<option value="${reach}" ${flag('selected', (line[action] ?? 'none') === reach)}>${reachName(viewer, reach)}</option>`)}
          </select>
        </td>`,
    )}
    <td class="muted">
      ${exceptions.length === 0 ? '—' : exceptions.map((key) => exceptionName(state, viewer, key)).join(', ')}
    </td>
    <td>
      <form id="${formId}" method="post" action="/lab/rights/role/" data-inline>
        <input type="hidden" name="id" value="${role.id}" />
        <button
          class="btn btn--small"
          type="submit"
          aria-label="${viewer.say('Сохранить роль', 'Save the role')}: ${role.name}"
        >
          ${viewer.say('Сохранить', 'Save')}
        </button>
      </form>
    </td>
  </tr>`
}

/** `2:5` -> «Сделки, 5». */
function exceptionName(state: PortalState, viewer: Viewer, key: string): string {
  const [, type = '', rest = ''] = /^(\d+)(?:[:/](.+))?$/.exec(key) ?? []
  const name = entityKind(state, Number(type))?.plural[viewer.lang] ?? key
  return rest === '' ? name : `${name}, ${rest}`
}

function actionName({ say }: Viewer, action: Action): string {
  return {
    read: say('Чтение', 'Read'),
    add: say('Добавление', 'Add'),
    update: say('Изменение', 'Change'),
    delete: say('Удаление', 'Delete'),
    export: say('Экспорт', 'Export'),
    import: say('Импорт', 'Import'),
  }[action]
}

function reachName({ say }: Viewer, reach: Reach): string {
  return {
    none: say('нет', 'none'),
    own: say('свои', 'own'),
    department: say('свои и отдела', 'own and department'),
    subdepartments: say('и подотделов', 'with departments below'),
    open: say('все открытые', 'all opened'),
    all: say('все', 'all'),
  }[reach]
}
