import type { FastifyReply } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { layout } from './layout.ts'
import { safeBack, type Viewer } from './viewer.ts'

interface Problem {
  title: string
  menu: string
  /** The portal's own words about what does not fit. */
  reason: string
  /** Where to go on; the start page when absent. */
  back?: string
}

/** Something a person asked for was not done: what happened, that nothing is lost, the way back. */
export function problemPage(state: PortalState, viewer: Viewer, reply: FastifyReply, problem: Problem): Markup {
  void reply.code(400)
  const body = html`<div class="head"><h1 id="pagetitle">${problem.title}</h1></div>
    <div class="panel empty" data-problem-text>
      <span class="empty__mark">${icon('note')}</span>
      <p><b>${problem.reason}</b></p>
      <p>${viewer.say('Остальное осталось как было.', 'Everything else stayed as it was.')}</p>
      <a class="btn" href="${safeBack(problem.back)}">${viewer.say('Вернуться', 'Go back')}</a>
    </div>`
  return layout(state, viewer, { title: problem.title, menu: problem.menu, body })
}
