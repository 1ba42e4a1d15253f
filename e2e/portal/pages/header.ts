import { profileMenu } from '../frame/place/people-menus.ts'
import type { PortalState } from '../store/state.ts'
import { avatar } from './avatar.ts'
import { html, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { unreadOf } from './unread.ts'
import type { Viewer } from './viewer.ts'

/** The bar above the sheet: search, portal time, the bell, the person. */
export function header(state: PortalState, viewer: Viewer): Markup {
  const { say, user } = viewer
  const label = say('Искать людей, клиентов, сделки', 'Search people, clients, deals')
  const name = `${user.name} ${user.lastName}`
  return html`<header class="top">
    <form class="top__search" action="/search/" role="search" aria-label="${say('Поиск по порталу', 'Portal search')}">
      ${icon('search')}<input type="search" name="q" placeholder="${label}" aria-label="${label}" />
    </form>
    <span class="top__space"></span>
    ${clock(state, viewer)} ${bell(state, viewer)}
    <details class="top__person" data-menu>
      <summary>${avatar(user)}<span>${name}</span></summary>
      <div class="top__menu panel">
        <p><b>${name}</b><small>${user.position}</small></p>
        <a href="/company/personal/user/${user.id}/">${say('Моя страница', 'My page')}</a>
        <a href="/login/?back=${encodeURIComponent(viewer.path)}"
          >${say('Смотреть глазами другого', 'Be another person')}</a
        >
        ${profileMenu(state, viewer)}
      </div>
    </details>
  </header>`
}

/** Time of the portal, which the laboratory can move. */
function clock(state: PortalState, viewer: Viewer): Markup {
  const locale = viewer.lang === 'ru' ? 'ru-RU' : 'en-GB'
  const at = new Date(state.clock.now())
  const print = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'Europe/Moscow' }).format(at)
  return html`<a class="top__clock" href="/lab/" title="${viewer.say('Часы портала', 'Portal clock')}"
    ><b>${print({ hour: '2-digit', minute: '2-digit' })}</b
    ><span>${print({ weekday: 'short', day: 'numeric', month: 'long' })}</span></a
  >`
}

function bell(state: PortalState, viewer: Viewer): Markup {
  const count = unreadOf(state, viewer.user.id)
  const label =
    count === 0
      ? viewer.say('Уведомления', 'Notifications')
      : `${viewer.say('Уведомления, непрочитанных', 'Notifications, unread')}: ${count}`
  return html`<a class="top__bell" id="bell" data-fresh href="/notifications/" data-slider="560" aria-label="${label}"
    >${icon('bell')}${count > 0 && html`<span class="badge badge--red">${count > 99 ? '99+' : count}</span>`}</a
  >`
}
