import type { FastifyReply } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { layout } from './layout.ts'
import type { Viewer } from './viewer.ts'

interface Refused {
  title: string
  menu: string
  nav?: Markup
  /** What the person may not do; the CRM section's words when absent. */
  reason?: string
}

/** A section that the person's role does not open: it says so and who can change it. */
export function refusedPage(state: PortalState, viewer: Viewer, reply: FastifyReply, refused: Refused): Markup {
  void reply.code(403)
  const { say } = viewer
  const admins = [...state.users.values()].filter((user) => user.admin && user.active)
  const names = admins.map((user) => `${user.name} ${user.lastName}`).join(', ')
  const reason =
    refused.reason ?? say('Ваша роль не открывает этот раздел CRM.', 'Your role does not open this CRM section.')
  const body = html`<div class="head"><h1 id="pagetitle">${refused.title}</h1></div>
    ${refused.nav}
    <div class="panel empty">
      <span class="empty__mark">${icon('lock')}</span>
      <p><b>${reason}</b></p>
      <p>${say('Права меняют администраторы', 'Rights are changed by administrators')}: ${names || '—'}.</p>
    </div>`
  return layout(state, viewer, { title: refused.title, menu: refused.menu, body })
}
