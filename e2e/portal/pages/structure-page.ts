import type { FastifyInstance } from 'fastify'
import type { Department } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { avatar } from './avatar.ts'
import { companyNav } from './company-nav.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { layout } from './layout.ts'
import { page } from './page-route.ts'
import { sliderLink } from './slider-link.ts'
import type { Viewer } from './viewer.ts'

/** The tree of departments with their heads and people. */
export function registerStructure(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/company/vis_structure.php', (viewer) => {
    const title = viewer.say('Структура компании', 'Company structure')
    const roots = below(state, null)
    const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
      ${companyNav(viewer, 'structure')}
      ${
        roots.length === 0
          ? html`<div class="panel empty">
              <span class="empty__mark">${icon('company')}</span>
              <p>${viewer.say('Отделов пока нет.', 'There are no departments yet.')}</p>
            </div>`
          : html`<ul class="tree">
              ${roots.map((one) => branch(state, viewer, one))}
            </ul>`
      }`
    return layout(state, viewer, { title, menu: 'company', body })
  })
}

/** Departments under one; a department whose parent is gone stands at the top. */
function below(state: PortalState, parent: number | null): Department[] {
  return [...state.departments.values()]
    .filter((one) =>
      parent === null ? one.parent === null || !state.departments.has(one.parent) : one.parent === parent,
    )
    .sort((a, b) => a.sort - b.sort || a.id - b.id)
}

function branch(state: PortalState, viewer: Viewer, department: Department): Markup {
  const { say } = viewer
  const head = department.head === null ? undefined : state.users.get(department.head)
  const people = [...state.users.values()].filter((user) => user.active && user.departments.includes(department.id))
  const children = below(state, department.id)
  const link = (id: number, name: string): Markup =>
    sliderLink(viewer, `/company/personal/user/${id}/`, name, { width: 900 })
  return html`<li>
    <section class="panel tree__node">
      <h2>${department.name}</h2>
      ${
        head === undefined
          ? html`<p class="muted">${say('Руководителя нет', 'No head')}</p>`
          : html`<p class="person">
              ${avatar(head)}<span
                >${link(head.id, `${head.name} ${head.lastName}`)}<small>${say('руководитель', 'head')}</small></span
              >
            </p>`
      }
      <p class="tree__people">
        ${people
          .filter((user) => user.id !== department.head)
          .map(
            (user) =>
              html`<span class="person">${avatar(user)}${link(user.id, `${user.name} ${user.lastName}`)}</span>`,
          )}
      </p>
    </section>
    ${
      children.length > 0 &&
      html`<ul>
        ${children.map((one) => branch(state, viewer, one))}
      </ul>`
    }
  </li>`
}
