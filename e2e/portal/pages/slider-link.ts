import { html, trusted, type Markup } from './html.ts'
import { linkFor, type Viewer } from './viewer.ts'

/** Width of a slider in pixels; 0 = as wide as it goes. */
interface SliderLook {
  width?: number
  className?: string
  label?: string
}

/**
 * A link that opens its page in a slider over this one; with a modifier key, or without scripts, it is a plain link.
 * `linkFor` keeps a link pressed inside a slider in the slider's look.
 */
export function sliderLink(viewer: Viewer, path: string, content: Markup | string, look: SliderLook = {}): Markup {
  return html`<a
    href="${linkFor(viewer, path)}"
    data-slider="${look.width ?? 0}"
    ${look.className !== undefined && html`class="${look.className}"`}
    ${look.label !== undefined && html`aria-label="${look.label}"`}
    >${content}</a
  >`
}

/** `selected`, `checked` and the like: an attribute without a value. */
export function flag(name: 'selected' | 'checked' | 'disabled' | 'hidden' | 'required', on: boolean): Markup | null {
  return on ? trusted(name) : null
}
