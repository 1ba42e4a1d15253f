import { openFrame } from '../client/host.ts'
import { activityInterface } from './activity-interface.ts'

/**
 * The bar over a timeline: an item opens its application under the bar, in its own frame or, with the portal's
 * interface, in a hidden frame that describes what to draw. One is open at a time.
 */
export function setUpActivityBar(bar: HTMLElement): void {
  const place = bar.querySelector<HTMLElement>('[data-activity-place]')
  if (place === null) return
  const close = (): void => {
    place.replaceChildren()
    place.hidden = true
    for (const item of items) item.setAttribute('aria-pressed', 'false')
  }
  const items = [...bar.querySelectorAll<HTMLElement>('[data-activity]')]
  for (const item of items) {
    item.addEventListener('click', () => {
      const again = item.getAttribute('aria-pressed') === 'true'
      close()
      if (again) return
      item.setAttribute('aria-pressed', 'true')
      place.hidden = false
      open(item, place, close)
    })
  }
  for (const greeting of bar.querySelectorAll<HTMLElement>('[data-greeting]')) greetOnce(greeting)
}

function open(item: HTMLElement, place: HTMLElement, close: () => void): void {
  const slot = document.createElement('div')
  slot.className = 'frame-slot frame-slot--activity'
  slot.dataset['frame'] = item.dataset['activity'] ?? '{}'
  if (item.dataset['builtIn'] === undefined) {
    place.append(slot)
    void openFrame(slot)
    return
  }
  const area = document.createElement('div')
  area.className = 'layout-area panel'
  area.dataset['entityTypeId'] = item.dataset['entityTypeId'] ?? ''
  area.dataset['entityId'] = item.dataset['entityId'] ?? ''
  slot.hidden = true
  place.append(area, slot)
  void openFrame(slot, (frame) => activityInterface(frame, area, close))
}

/** The words for a new user are shown until the person has closed them once in this browser. */
function greetOnce(greeting: HTMLElement): void {
  const key = `portal-greeted-${greeting.dataset['greeting']}`
  greeting.hidden = localStorage.getItem(key) !== null
  greeting.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || event.target.closest('button') === null) return
    localStorage.setItem(key, 'yes')
    greeting.hidden = true
  })
}
