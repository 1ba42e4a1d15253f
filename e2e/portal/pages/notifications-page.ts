import type { FastifyInstance } from 'fastify'
import type { Notification } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { avatar } from './avatar.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { layout } from './layout.ts'
import { formAction, page } from './page-route.ts'
import { richText } from './rich-text.ts'
import { shortTime } from './short-time.ts'
import { isRead, markRead, notificationsOf } from './unread.ts'
import { linkFor, type Viewer } from './viewer.ts'

const SHOWN = 100

/** What applications and colleagues have told the person (im.notify), newest first. */
export function registerNotifications(server: FastifyInstance, state: PortalState): void {
  page(server, state, '/notifications/', (viewer) => {
    const title = viewer.say('Уведомления', 'Notifications')
    const own = notificationsOf(state, viewer.user.id)
    const body = html`<div class="head">
        <h1 id="pagetitle">${title}</h1>
        <span class="head__space"></span>
        ${
          own.some((one) => !isRead(one)) &&
          html`<form method="post" action="${linkFor(viewer, '/notifications/read/')}">
            <button class="btn" type="submit">${viewer.say('Прочитать все', 'Mark all as read')}</button>
          </form>`
        }
      </div>
      <div class="panel panel--below">
        ${
          own.length === 0
            ? html`<div class="empty">
                <span class="empty__mark">${icon('bell')}</span>
                <p>
                  ${viewer.say('Уведомлений нет. Их присылают приложения и коллеги.', 'No notifications. Applications and colleagues send them.')}
                </p>
              </div>`
            : html`<ol class="talk">
                ${own.slice(0, SHOWN).map((one) => line(state, viewer, one))}
              </ol>`
        }
      </div>`
    return layout(state, viewer, { title, menu: '', body })
  })
  formAction(server, state, '/notifications/read/', (viewer, _request, reply) => {
    for (const one of notificationsOf(state, viewer.user.id)) markRead(one)
    state.touch()
    return reply.redirect(linkFor(viewer, '/notifications/'), 303)
  })
}

function line(state: PortalState, viewer: Viewer, one: Notification): Markup {
  const from = state.users.get(one.fromUserId)
  return html`<li class="${!isRead(one) && 'talk__new'}">
    ${from === undefined ? html`<span class="event__mark">${icon('bell')}</span>` : avatar(from)}
    <div>
      <p class="talk__who">
        <b>${from ? `${from.name} ${from.lastName}` : viewer.say('Система', 'System')}</b
        ><time>${shortTime(one.at, viewer.lang)}</time>
      </p>
      ${richText(one.message, 2)}
      ${!isRead(one) && html`<span class="hidden-text">${viewer.say('не прочитано', 'unread')}</span>`}
    </div>
  </li>`
}
