import { refreshPage } from './refresh.ts'

/** Dragging a card to another column moves the record to that stage. */
export function setUpBoard(): void {
  let dragged: string | null = null
  document.addEventListener('dragstart', (event) => {
    const tile = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-tile]') : null
    dragged = tile?.dataset['tile'] ?? null
    if (dragged !== null) event.dataTransfer?.setData('text/plain', dragged)
  })
  document.addEventListener('dragover', (event) => {
    const lane = laneOf(event)
    for (const one of document.querySelectorAll('.lane--over')) if (one !== lane) one.classList.remove('lane--over')
    if (lane === null || dragged === null) return
    event.preventDefault()
    lane.classList.add('lane--over')
  })
  document.addEventListener('drop', (event) => {
    const lane = laneOf(event)
    lane?.classList.remove('lane--over')
    if (lane === null || dragged === null) return
    event.preventDefault()
    void move(dragged, lane.dataset['lane'] ?? '')
    dragged = null
  })
}

function laneOf(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('[data-lane]') : null
}

async function move(id: string, stageId: string): Promise<void> {
  const path = document.querySelector<HTMLElement>('[data-board]')?.dataset['board'] ?? ''
  const body = new URLSearchParams({ stageId, back: location.pathname + location.search })
  await fetch(`${path}${id}/edit/`, { method: 'POST', body })
  await refreshPage()
}
