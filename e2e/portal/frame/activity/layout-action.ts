import { openApplication } from '../client/slider-commands.ts'
import { sliders } from '../client/slider.ts'
import { param, textParam } from '../client/wire.ts'
import type { FrameBoot } from '../boot.ts'

/**
 * What a pressed link does: goes somewhere, tells the application, or opens the application in a slider with the card's
 * type and number. Bitrix24 docs: api-reference/widgets/crm/detail-activity-area, ActionDto.
 */
export function layoutAction(boot: FrameBoot, area: HTMLElement, action: unknown, tell: (value: string) => void): void {
  const type = textParam(action, 'type')
  if (type === 'layoutEvent') tell(textParam(action, 'value'))
  if (type === 'redirect') redirect(textParam(action, 'value', textParam(action, 'uri')))
  if (type !== 'openRestApp') return
  const value = param(action, 'value')
  const settings = param(action, 'sliderParams')
  const own = typeof value === 'object' && value !== null ? value : { value }
  const { entityTypeId = '', entityId = '' } = area.dataset
  openApplication(boot, {
    entityTypeId,
    entityId,
    ...own,
    bx24_title: param(settings, 'title'),
    bx24_width: param(settings, 'width'),
    bx24_leftBoundary: param(settings, 'leftBoundary'),
  })
}

/** A page of the portal opens in a slider, any other address in the browser itself. */
function redirect(address: string): void {
  const url = URL.parse(address, location.origin)
  if (url === null || !/^https?:$/.test(url.protocol)) return
  if (url.origin !== location.origin) {
    location.assign(url)
    return
  }
  url.searchParams.set('IFRAME', 'Y')
  url.searchParams.set('IFRAME_TYPE', 'SIDE_SLIDER')
  sliders().open({ url: url.pathname + url.search, title: url.pathname })
}
