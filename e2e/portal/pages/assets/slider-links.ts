import { sliders } from '../../frame/client/slider.ts'
import { refreshPage } from './refresh.ts'

/** Links marked `data-slider` open over the page; whatever was changed there is seen here after closing. */
export function setUpSliderLinks(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-slider]') : null
    if (link === null || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    const url = new URL(link.href)
    url.searchParams.set('IFRAME', 'Y')
    url.searchParams.set('IFRAME_TYPE', 'SIDE_SLIDER')
    const width = Number(link.dataset['slider'])
    const title = link.getAttribute('aria-label') ?? link.textContent.trim()
    sliders().open({
      url: url.pathname + url.search + url.hash,
      title,
      ...(width > 0 ? { width } : {}),
      onClose: () => void refreshPage(),
    })
  })
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-close-slider]') : null
    if (link !== null && sliders().close(window)) event.preventDefault()
  })
}
