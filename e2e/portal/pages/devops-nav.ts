import { html, trusted, type Markup } from './html.ts'
import { linkFor, type Viewer } from './viewer.ts'

const PARTS = [
  ['apps', '/devops/', 'Локальные приложения', 'Local applications'],
  ['webhooks', '/devops/webhooks/', 'Входящие вебхуки', 'Inbound webhooks'],
  ['calls', '/lab/calls/', 'Журнал вызовов', 'Journal of calls'],
] as const

/** Sections of the developers' pages. */
export function devopsNav(viewer: Viewer, current: (typeof PARTS)[number][0]): Markup {
  return html`<nav class="crm-nav" aria-label="${viewer.say('Разделы для разработчиков', 'Developers’ sections')}">
    ${PARTS.map(
      ([key, href, ru, en]) =>
        html`<a class="tab" href="${linkFor(viewer, href)}" ${key === current ? trusted('aria-current="page"') : null}
          >${viewer.say(ru, en)}</a
        >`,
    )}
  </nav>`
}
