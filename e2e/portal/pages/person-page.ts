import type { FastifyInstance } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { absentPage } from './absent-page.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { page } from './page-route.ts'

/** A colleague's page, as far as links to it need one: name, position, departments, address. */
export function registerPersonPage(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/company/personal/user/:id/', (viewer, request, reply) => {
    const user = state.users.get(Number((request.params as { id: string }).id))
    if (user === undefined) return absentPage(state, viewer, reply)
    const title = `${user.name} ${user.lastName}`
    const departments = user.departments.flatMap((id) => state.departments.get(id)?.name ?? [])
    const body = html`<div class="head">
        <h1 id="pagetitle">${title}</h1>
        ${!user.active && html`<span class="chip">${viewer.say('уволен', 'dismissed')}</span>`}
      </div>
      <dl class="panel fields">
        <div>
          <dt>${viewer.say('Должность', 'Position')}</dt>
          <dd>${user.position}</dd>
        </div>
        <div>
          <dt>${viewer.say('Подразделение', 'Department')}</dt>
          <dd>${departments.join(', ')}</dd>
        </div>
        <div>
          <dt>E-mail</dt>
          <dd>${user.email}</dd>
        </div>
      </dl>`
    return layout(state, viewer, { title, menu: 'company', body })
  })
}
