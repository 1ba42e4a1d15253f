import type { FastifyInstance, FastifyReply } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { html, type Markup } from './html.ts'
import { layout } from './layout.ts'
import { sendPage } from './page-route.ts'
import { viewerOf, type Viewer } from './viewer.ts'

/** The page for what is deleted, hidden from the person, or never was; the two are not told apart. */
export function absentPage(state: PortalState, viewer: Viewer, reply: FastifyReply): Markup {
  void reply.code(404)
  const title = viewer.say('Здесь ничего нет', 'There is nothing here')
  const body = html`<div class="head"><h1 id="pagetitle">${title}</h1></div>
    <p class="panel empty">
      ${viewer.say(
        'Запись удалили, у вас нет прав её видеть, или такой страницы в локальном портале нет.',
        'The record is deleted, you may not see it, or the local portal has no such page.',
      )}
    </p>`
  return layout(state, viewer, { title, menu: '', body })
}

/** Addresses that no route answers: a page for people, the usual JSON for programs. */
export function registerAbsentPages(server: FastifyInstance, state: PortalState): void {
  server.setNotFoundHandler((request, reply) => {
    const viewer = request.headers.accept?.includes('text/html') ? viewerOf(state, request) : undefined
    if (viewer !== undefined) return sendPage(reply, absentPage(state, viewer, reply))
    return reply.code(404).send({ error: 'NOT_FOUND', error_description: 'Not found' })
  })
}
