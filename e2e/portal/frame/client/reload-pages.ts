import { outermostPortalPage } from './slider.ts'

/**
 * Asks every page of the portal that is open here to draw its data anew: the page itself and, when it stands in a
 * slider, the pages under it. Pages listen to `portal:reload-data`.
 */
export function reloadOpenPages(): void {
  const top = outermostPortalPage()
  const pages = [top, ...[...top.document.querySelectorAll<HTMLIFrameElement>('iframe.side-slider__frame')].map(page)]
  for (const one of pages) one?.dispatchEvent(new CustomEvent('portal:reload-data'))
}

function page(frame: HTMLIFrameElement): Window | null {
  return frame.contentWindow
}
