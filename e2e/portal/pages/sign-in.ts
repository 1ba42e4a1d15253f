import type { FastifyInstance } from 'fastify'
import type { User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { avatar } from './avatar.ts'
import { html, type Markup } from './html.ts'
import { bareDocument, PORTAL_NAME } from './layout.ts'
import { sendPage } from './page-route.ts'
import { safeBack, viewerOf } from './viewer.ts'

const RIGHTS: Record<string, string> = {
  admin: 'Администратор: видит и меняет всё',
  head: 'Руководитель: видит всё, меняет записи своего отдела',
  agent: 'Сотрудник: видит всё, меняет свои записи',
  sales: 'Сотрудник: видит и меняет только свои записи',
  none: 'Прав на CRM нет',
}

/** Signing in without passwords: this portal is a stand, anyone may look at it with anyone's eyes. */
export function registerSignIn(server: FastifyInstance, state: PortalState): void {
  server.get<{ Querystring: { back?: string } }>('/login/', (request, reply) =>
    sendPage(reply, signInPage(state, safeBack(request.query.back))),
  )
  server.post<{ Body: { userId?: string; back?: string } }>('/login/', (request, reply) => {
    const user = state.users.get(Number(request.body.userId))
    if (!user?.active) return reply.redirect('/login/')
    const { cookie } = state.sessions.signIn(user.id)
    return reply.header('set-cookie', cookie).redirect(safeBack(request.body.back), 303)
  })
  server.get('/logout/', (request, reply) =>
    reply.header('set-cookie', state.sessions.signOut(request.headers.cookie)).redirect('/login/'),
  )
  server.get<{ Params: { lang: string }; Querystring: { back?: string } }>('/language/:lang/', (request, reply) => {
    const viewer = viewerOf(state, request)
    const { lang } = request.params
    if (viewer !== undefined && (lang === 'ru' || lang === 'en')) {
      viewer.user.lang = lang
      state.touch()
    }
    return reply.redirect(safeBack(request.query.back))
  })
}

function signInPage(state: PortalState, back: string): Markup {
  const people = [...state.users.values()].filter((user) => user.active)
  const body = html`<main class="sign-in">
    <h1>${PORTAL_NAME}</h1>
    <p>
      Локальный портал. Выберите, чьими глазами смотреть: паролей здесь нет. <span lang="en">Choose who you are.</span>
    </p>
    <ul>
      ${people.map((user) => signInCard(state, user, back))}
    </ul>
  </main>`
  return bareDocument('ru', `Вход · ${PORTAL_NAME}`, body)
}

function signInCard(state: PortalState, user: User, back: string): Markup {
  const departments = user.departments.map((id) => state.departments.get(id)?.name).filter(Boolean)
  return html`<li>
    <form method="post" action="/login/">
      <input type="hidden" name="back" value="${back}" />
      <button type="submit" name="userId" value="${user.id}">
        ${avatar(user)}
        <span
          ><b>${user.name} ${user.lastName}</b><span>${user.position}</span><small>${departments.join(', ')}</small
          ><small>${RIGHTS[user.admin ? 'admin' : user.role] ?? user.role}</small></span
        >
      </button>
    </form>
  </li>`
}
