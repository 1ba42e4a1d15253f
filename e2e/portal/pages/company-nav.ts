import { html, trusted, type Markup } from './html.ts'
import { linkFor, type Viewer } from './viewer.ts'

const PARTS = [
  ['people', '/company/', 'Сотрудники', 'Employees'],
  ['structure', '/company/vis_structure.php', 'Структура компании', 'Company structure'],
] as const

/** Sections of «Компания». */
export function companyNav(viewer: Viewer, current: (typeof PARTS)[number][0]): Markup {
  return html`<nav class="crm-nav" aria-label="${viewer.say('Разделы компании', 'Company sections')}">
    ${PARTS.map(
      ([key, href, ru, en]) =>
        html`<a class="tab" href="${linkFor(viewer, href)}" ${key === current ? trusted('aria-current="page"') : null}
          >${viewer.say(ru, en)}</a
        >`,
    )}
  </nav>`
}
