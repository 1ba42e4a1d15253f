import { setUpActivityBar } from '../activity/activity-bar.ts'
import { userFieldCommands } from '../activity/user-field.ts'
import { Calls } from '../call-card/calls.ts'
import type { CallNews } from '../call-card/call-record.ts'
import { callPortal } from './call-portal.ts'
import { openFrame } from './host.ts'
import { openedPage } from './page-address.ts'
import { openApplication } from './slider-commands.ts'
import { isInSlider, sliders } from './slider.ts'

/** A background worker that takes longer is reported. Bitrix24 docs: widgets/universal/background-worker */
const WORKER_LOADING_MS = 5_000

/** What every page of the portal does for applications: menus, activity bars, fields, background workers, calls. */
function start(): void {
  document.addEventListener('click', openFromMenu)
  document.addEventListener('click', openGreeting)
  document.addEventListener('click', closeOtherMenus)
  document.addEventListener('keydown', closeMenuByKey)
  document.addEventListener('toggle', placeMenu, true)
  document.addEventListener('scroll', closeMenus, true)
  setUpDrawn()
  // Pages draw parts of themselves anew; bars and fields in them are set up when they come.
  new MutationObserver(setUpDrawn).observe(document.body, { childList: true, subtree: true })
  const parts = document.querySelector<HTMLElement>('#frame-parts')
  if (parts === null) return
  const calls = new Calls(JSON.parse(parts.dataset['callTabs'] ?? '[]'))
  for (const slot of parts.querySelectorAll<HTMLElement>('[data-worker]')) void openWorker(slot, calls)
  if (parts.dataset['calls'] === 'yes' && !isInSlider()) listenToCalls(calls)
}

function setUpDrawn(): void {
  for (const bar of document.querySelectorAll<HTMLElement>('[data-activity-bar]:not([data-ready])')) {
    bar.dataset['ready'] = ''
    setUpActivityBar(bar)
  }
  for (const slot of document.querySelectorAll<HTMLElement>('[data-user-field]:not([data-ready])')) {
    slot.dataset['ready'] = ''
    void openFrame(slot, () => userFieldCommands(slot))
  }
}

async function openWorker(slot: HTMLElement, calls: Calls): Promise<void> {
  const frame = await openFrame(slot, (opened) => calls.admit(opened))
  if (frame === null) return
  const startedAt = Date.now()
  frame.element.addEventListener(
    'load',
    () => {
      if (Date.now() - startedAt > WORKER_LOADING_MS) void callPortal(`/_frame/${frame.boot.sid}/overtime`, {})
    },
    { once: true },
  )
}

/** A connection is kept only while the page is seen: a browser allows few of them for all tabs together. */
function listenToCalls(calls: Calls): void {
  let source: EventSource | null = null
  const follow = (): void => {
    if (document.visibilityState === 'hidden') {
      source?.close()
      source = null
    } else if (source === null) {
      source = new EventSource('/_frame/calls')
      source.addEventListener('message', ({ data }) => calls.hear(JSON.parse(String(data)) as CallNews))
    }
  }
  document.addEventListener('visibilitychange', follow)
  follow()
}

function openFromMenu({ target }: MouseEvent): void {
  const item = target instanceof Element ? target.closest<HTMLElement>('[data-app-slider]') : null
  if (item === null) return
  const { binding, options, title } = JSON.parse(item.dataset['appSlider'] ?? '{}') as {
    binding: number
    options: Record<string, string>
    title: string
  }
  const query = new URLSearchParams({ IFRAME: 'Y', IFRAME_TYPE: 'SIDE_SLIDER', opener: openedPage() })
  for (const [name, value] of Object.entries(options)) query.append(`options[${name}]`, value)
  item.closest('details')?.removeAttribute('open')
  sliders().open({ url: `/_frame/placement/${binding}/?${query.toString()}`, title })
}

/** “More” under the greeting of an application. Bitrix24 docs: api-reference/widgets/crm/detail-activity */
function openGreeting({ target }: MouseEvent): void {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-app-page]') : null
  if (button === null) return
  const app = JSON.parse(button.dataset['appPage'] ?? '{}') as { appId: string; title: string }
  openApplication(app, { newUserNotification: 'Y', bx24_width: 800 })
}

function closeOtherMenus({ target }: MouseEvent): void {
  for (const menu of document.querySelectorAll('details.app-menu[open]')) {
    if (!(target instanceof Node) || !menu.contains(target)) menu.removeAttribute('open')
  }
}

/** A list inside a scrolled table would be cut by it, so an unfolded menu stands over the page, within the window. */
function placeMenu({ target }: Event): void {
  if (!(target instanceof HTMLDetailsElement) || !target.open || !target.matches('.app-menu')) return
  const list = target.querySelector<HTMLElement>('.app-menu__list')
  const button = target.querySelector('summary')?.getBoundingClientRect()
  if (list === null || button === undefined) return
  const room = document.documentElement.clientWidth - list.offsetWidth - 8
  const below = button.bottom + 4
  const fits = below + list.offsetHeight <= window.innerHeight
  list.style.left = `${Math.max(8, Math.min(button.left, room))}px`
  list.style.top = `${fits ? below : Math.max(8, button.top - 4 - list.offsetHeight)}px`
}

function closeMenus(): void {
  for (const menu of document.querySelectorAll('details.app-menu[open]')) menu.removeAttribute('open')
}

function closeMenuByKey(event: KeyboardEvent): void {
  const menu = document.querySelector('details.app-menu[open]')
  if (event.key !== 'Escape' || menu === null) return
  event.stopImmediatePropagation()
  menu.removeAttribute('open')
  menu.querySelector('summary')?.focus()
}

start()
