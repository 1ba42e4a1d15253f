import { pageParts } from '../frame/place/page-parts.ts'
import type { PortalState } from '../store/state.ts'
import { header } from './header.ts'
import { html, trusted, type Markup } from './html.ts'
import { icon } from './icon.ts'
import { menuItems } from './menu-items.ts'
import type { Viewer } from './viewer.ts'

/** Name of the invented company whose portal this is. */
export const PORTAL_NAME = 'Щитовой двор'

export interface PageParts {
  title: string
  /** Key of the menu item that is marked as the current one. */
  menu: string
  body: Markup
}

/** A whole page for a signed-in person: the left menu and the sheet, or the sheet alone inside a slider. */
export function layout(state: PortalState, viewer: Viewer, parts: PageParts): Markup {
  const sheet = html`<main class="sheet${viewer.inSlider && ' sheet--alone'}" id="sheet">${parts.body}</main>`
  const body = viewer.inSlider
    ? sheet
    : html`<a class="skip" href="#sheet">${viewer.say('К содержанию', 'Skip to the content')}</a>
        <div class="portal">
          ${leftMenu(state, viewer, parts.menu)}
          <div class="portal__main">${header(state, viewer)}${sheet}</div>
        </div>`
  return bareDocument(viewer.lang, `${parts.title} · ${PORTAL_NAME}`, html`${body}${pageParts(state, viewer)}`)
}

/** The document around any page, signed in or not. */
export function bareDocument(lang: 'ru' | 'en', title: string, body: Markup): Markup {
  return html`${trusted('<!doctype html>')}
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="/_static/icons/favicon.svg" />
        <link rel="stylesheet" href="/_static/styles/page.css" />
        <script type="module" src="/_static/scripts/page.js"></script>
      </head>
      <body>
        ${body}
      </body>
    </html>`
}

function leftMenu(state: PortalState, viewer: Viewer, current: string): Markup {
  const { main, apps, tools } = menuItems(state, viewer)
  const list = (items: typeof main): Markup =>
    html`<ul>
      ${items.map(
        (item) =>
          html`<li>
            <a class="menu__item" href="${item.href}" ${item.key === current ? trusted('aria-current="page"') : null}
              >${icon(item.icon)}<span>${item.title}</span></a
            >
          </li>`,
      )}
    </ul>`
  return html`<nav class="menu" aria-label="${viewer.say('Меню портала', 'Portal menu')}">
    <a class="menu__brand" href="/">${icon('menu')}${PORTAL_NAME}</a>
    ${list([...main, ...apps])}${list(tools)}
    <div class="menu__foot">${footRow(viewer)}</div>
  </nav>`
}

function footRow(viewer: Viewer): Markup {
  const language = (lang: 'ru' | 'en', text: string): Markup =>
    html`<a
      href="/language/${lang}/?back=${encodeURIComponent(viewer.path)}"
      lang="${lang}"
      ${viewer.lang === lang ? trusted('aria-current="true"') : null}
      >${text}</a
    >`
  return html`<div class="menu__foot-row">
    <span>${language('ru', 'Русский')} ${language('en', 'English')}</span>
    <a href="/logout/">${viewer.say('Выйти', 'Sign out')}</a>
  </div>`
}
