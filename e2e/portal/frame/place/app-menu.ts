import type { PlacedApp } from '../../apps/placements-at.ts'
import { html, type Markup } from '../../pages/html.ts'

/** One item of a menu: an application's handler and what its frame is told. */
export interface AppMenuItem {
  placed: PlacedApp
  options: Record<string, string>
}

/** A button that unfolds items of applications; each opens in a slider. Nothing at all when there are no items. */
export function appMenu(label: string, items: readonly AppMenuItem[], look: AppMenuLook = 'button'): Markup | null {
  if (items.length === 0) return null
  return html`<details class="app-menu app-menu--${look}">
    <summary class="btn ${look === 'dots' ? 'btn--icon btn--bare' : ''}" aria-label="${label}">
      ${look === 'dots' ? '•••' : label}
    </summary>
    <div class="app-menu__list">${appMenuItems(items)}</div>
  </details>`
}

/** `dots`: three dots in a row of a list or in a record of a timeline. */
export type AppMenuLook = 'button' | 'dots'

/** The items alone, for a menu that a page has already. Items with a GROUP_NAME stand under their group. */
function appMenuItems(items: readonly AppMenuItem[]): Markup {
  const groups = Map.groupBy(items, ({ placed }) => placed.groupName)
  return html`${[...groups].map(
    ([name, members]) => html`${name !== '' && html`<b class="app-menu__group">${name}</b>`}${members.map(itemButton)}`,
  )}`
}

function itemButton({ placed, options }: AppMenuItem): Markup {
  const { title, placement } = placed
  const target = JSON.stringify({ binding: placement.id, options, title })
  return html`<button type="button" class="app-menu__item" data-app-slider="${target}">
    ${placement.icon !== undefined && html`<img src="${placement.icon}" alt="" width="18" height="18" />`}${title}
  </button>`
}
