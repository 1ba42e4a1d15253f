/**
 * Draws the page's own parts anew from a fresh answer of the server: every element with `data-fresh` and an id.
 * Frames of applications live outside such parts, so an open one is not touched.
 */
export function refreshFrom(source: string): void {
  const fresh = new DOMParser().parseFromString(source, 'text/html')
  for (const old of document.querySelectorAll<HTMLElement>('[data-fresh][id]')) {
    const part = fresh.getElementById(old.id)
    if (part !== null) redraw(old, part)
  }
}

/**
 * New contents in place of the old; an element with `data-keep` and an id moves over as it is, with the frame of an
 * application that is open in it.
 */
function redraw(old: HTMLElement, part: HTMLElement): void {
  const gone = [...old.childNodes]
  const kept = [...old.querySelectorAll<HTMLElement>('[data-keep][id]')]
  old.append(...part.childNodes)
  for (const one of kept) {
    const place = [...old.querySelectorAll<HTMLElement>('[data-keep][id]')].find(
      (other) => other.id === one.id && other !== one,
    )
    // A browser without moveBefore loads the frame anew, which an application survives.
    if (place?.parentElement && 'moveBefore' in place.parentElement) place.parentElement.moveBefore(one, place)
    else place?.before(one)
    place?.remove()
  }
  for (const node of gone) node.remove()
}

/** Asks the server for this very page and draws its parts anew. */
export async function refreshPage(): Promise<void> {
  const response = await fetch(location.href)
  if (response.ok) refreshFrom(await response.text())
}
