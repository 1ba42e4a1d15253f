import { html, trusted, type Markup } from './html.ts'

export interface CardTab {
  /** Tabs of applications begin with `app-`: their panels are not redrawn with the page. */
  id: string
  title: string
  panel: Markup
}

/** A strip of tabs with their panels; the first is shown. */
export function tabbed(label: string, tabs: readonly CardTab[]): Markup {
  return html`<div class="tabs" role="tablist" aria-label="${label}">
      ${tabs.map((tab, index) => tabButton(tab, index === 0))}
    </div>
    ${tabs.map(
      (tab, index) =>
        html`<div
          role="tabpanel"
          id="panel-${tab.id}"
          aria-labelledby="tab-${tab.id}"
          ${!tab.id.startsWith('app-') && trusted('data-fresh')}
          ${index > 0 && trusted('hidden')}
        >
          ${tab.panel}
        </div>`,
    )}`
}

function tabButton(tab: CardTab, selected: boolean): Markup {
  return html`<button
    type="button"
    class="tab"
    role="tab"
    id="tab-${tab.id}"
    aria-controls="panel-${tab.id}"
    aria-selected="${String(selected)}"
    tabindex="${selected ? 0 : -1}"
  >
    ${tab.title}
  </button>`
}
