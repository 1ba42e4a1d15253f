import { html, type Markup } from './html.ts'

/** What the page's script asks `/_frame/open` for when the slot comes into view. */
export interface SlotRequest {
  appId: string
  placement: string
  binding: number
  options: Record<string, unknown>
  /** Page that led to the frame, when it is not the page that shows it. */
  uri?: string
}

/** Place for an application's frame; it is opened when its tab is chosen for the first time. */
export function frameSlot(request: SlotRequest): Markup {
  return html`<div class="frame-slot" data-frame="${JSON.stringify(request)}"></div>`
}
