import type { FastifyInstance } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { absentPage } from './absent-page.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { plainPart } from './menu-items.ts'
import { page } from './page-route.ts'

/** Menu items that a real portal has and this one does not: the page says so instead of pretending. */
export function registerPlainParts(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/part/:key/', (viewer, request, reply) => {
    const { key } = request.params as { key: string }
    const part = plainPart(key)
    if (part === undefined) return absentPage(state, viewer, reply)
    const title = viewer.say(part.russian, part.english)
    const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
      <div class="panel empty">
        ${viewer.say(
          'Этой части в локальном портале нет. Есть CRM, задачи, календарь, сотрудники и приложения.',
          'The local portal has no such part. It has the CRM, tasks, the calendar, people and applications.',
        )}
      </div>`
    return layout(state, viewer, { title, menu: key, body })
  })
}
