/** Called when a tab's panel is shown. */
type Shown = (panel: HTMLElement) => void

/** Tabs of a card after the ARIA pattern: arrows move, the chosen one is kept in the address so that F5 returns to it. */
export function setUpTabs(list: HTMLElement, shown: Shown): void {
  const tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')]
  const choose = (tab: HTMLElement, remember: boolean): void => {
    for (const one of tabs) {
      const selected = one === tab
      one.setAttribute('aria-selected', String(selected))
      one.tabIndex = selected ? 0 : -1
      const panel = panelOf(one)
      if (panel !== null) panel.hidden = !selected
    }
    const panel = panelOf(tab)
    if (panel !== null) shown(panel)
    if (remember) history.replaceState(null, '', `#${tab.id}`)
  }
  for (const tab of tabs) tab.addEventListener('click', () => choose(tab, true))
  list.addEventListener('keydown', (event) => {
    const index = tabs.indexOf(document.activeElement as HTMLElement)
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const next = step === undefined || index < 0 ? undefined : tabs.at((index + step) % tabs.length)
    if (next === undefined) return
    event.preventDefault()
    next.focus()
    choose(next, true)
  })
  const remembered = tabs.find((tab) => `#${tab.id}` === location.hash)
  if (remembered !== undefined) choose(remembered, false)
}

function panelOf(tab: HTMLElement): HTMLElement | null {
  return document.getElementById(tab.getAttribute('aria-controls') ?? '')
}
