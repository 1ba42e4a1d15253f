import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { avatar } from './avatar.ts'
import { html, type Markup } from './html.ts'
import { bareDocument, PORTAL_NAME } from './layout.ts'
import { sendPage } from './page-route.ts'
import { safeBack, viewerOf, type Viewer } from './viewer.ts'

const RIGHTS: Record<string, [russian: string, english: string]> = {
  admin: ['Администратор: видит и меняет всё', 'Administrator: sees and changes everything'],
  head: [
    'Руководитель: видит всё, меняет записи своего отдела',
    'Head: sees everything, changes the records of the department',
  ],
  agent: ['Сотрудник: видит всё, меняет свои записи', 'Employee: sees everything, changes own records'],
  sales: ['Сотрудник: видит и меняет только свои записи', 'Employee: sees and changes own records only'],
  none: ['Прав на CRM нет', 'No rights in the CRM'],
}

/** Signing in without passwords: this portal is a stand, anyone may look at it with anyone's eyes. */
export function registerSignIn(server: FastifyInstance, state: PortalState): void {
  server.get<{ Querystring: { back?: string } }>('/login/', (request, reply) =>
    sendPage(reply, signInPage(state, askedLanguage(request), safeBack(request.query.back))),
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

/** Nobody is known yet, so the browser's first language decides; every language but English is answered in Russian. */
const askedLanguage = ({ headers }: FastifyRequest): Viewer['lang'] =>
  headers['accept-language']?.trim().toLowerCase().startsWith('en') ? 'en' : 'ru'

function signInPage(state: PortalState, lang: Viewer['lang'], back: string): Markup {
  const say: Viewer['say'] = (russian, english) => (lang === 'ru' ? russian : english)
  const people = [...state.users.values()].filter((user) => user.active)
  const body = html`<main class="sign-in">
    <h1>${PORTAL_NAME}</h1>
    <p>
      ${say(
        'Локальный портал. Выберите, чьими глазами смотреть: паролей здесь нет.',
        'A local portal. Choose whose eyes to look with: there are no passwords here.',
      )}
    </p>
    <ul>
      ${people.map((user) => signInCard(state, say, user, back))}
    </ul>
  </main>`
  return bareDocument(lang, `${say('Вход', 'Sign in')} · ${PORTAL_NAME}`, body)
}

function signInCard(state: PortalState, say: Viewer['say'], user: User, back: string): Markup {
  const departments = user.departments.map((id) => state.departments.get(id)?.name).filter(Boolean)
  const rights = RIGHTS[user.admin ? 'admin' : user.role]
  return html`<li>
    <form method="post" action="/login/">
      <input type="hidden" name="back" value="${back}" />
      <button type="submit" name="userId" value="${user.id}">
        ${avatar(user)}
        <span
          ><b>${user.name} ${user.lastName}</b><span>${user.position}</span><small>${departments.join(', ')}</small
          ><small>${rights ? say(...rights) : user.role}</small></span
        >
      </button>
    </form>
  </li>`
}
