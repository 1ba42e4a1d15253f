import { refreshPage } from './refresh.ts'

/** Groups a person has unfolded: a refresh of the rows keeps them so. */
const unfolded = new Set<string>()

/** The journal's page: folding of batches and the live tail. */
export function setUpJournal(): void {
  const rows = document.querySelector<HTMLElement>('[data-journal-page]')
  if (rows === null) return
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-fold]') : null
    const id = button?.dataset['fold']
    if (id === undefined) return
    if (!unfolded.delete(id)) unfolded.add(id)
    applyFolds()
  })
  new MutationObserver(applyFolds).observe(rows, { childList: true })
  follow()
}

function applyFolds(): void {
  for (const group of document.querySelectorAll<HTMLElement>('[data-group]')) {
    const open = unfolded.has(group.dataset['group'] ?? '')
    group.querySelector('[data-fold]')?.setAttribute('aria-expanded', String(open))
    for (const row of group.querySelectorAll<HTMLElement>('.journal__inner')) row.hidden = !open
  }
}

const TOGETHER_MS = 250

/** New calls redraw the rows, many at once together; a switched-off tail leaves them alone. */
function follow(): void {
  const live = document.querySelector<HTMLInputElement>('[data-journal-live]')
  let waiting = false
  let first = true
  const stream = new EventSource('/lab/journal/?tail=Y')
  stream.addEventListener('open', () => {
    if (!first) void refreshPage()
    first = false
  })
  stream.addEventListener('message', () => {
    if (waiting || live?.checked !== true) return
    waiting = true
    window.setTimeout(() => {
      waiting = false
      void refreshPage()
    }, TOGETHER_MS)
  })
}
