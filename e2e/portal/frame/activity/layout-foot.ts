import { param, textParam } from '../client/wire.ts'

type Place = 'primary' | 'secondary'

/** The two buttons under the blocks. A button without a title is not shown. */
export class LayoutFoot {
  readonly element: HTMLElement = document.createElement('div')
  readonly #buttons: Record<Place, HTMLButtonElement>

  constructor(pressed: Record<Place, () => void>) {
    this.element.className = 'layout-foot'
    this.#buttons = {
      primary: button('btn btn--primary', pressed.primary),
      secondary: button('btn', pressed.secondary),
    }
    this.element.append(this.#buttons.primary, this.#buttons.secondary)
  }

  /** Takes `{title?, state?}`; what is not named stays as it was, null takes the button away. */
  set(place: Place, wanted: unknown): void {
    const element = this.#buttons[place]
    if (wanted === null || wanted === undefined || wanted === '') {
      element.hidden = true
      return
    }
    element.textContent = textParam(wanted, 'title', element.textContent)
    const state = param(wanted, 'state')
    if (typeof state === 'string') element.disabled = state === 'disabled'
    element.hidden = element.textContent === ''
  }
}

function button(className: string, pressed: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  Object.assign(element, { type: 'button', className, hidden: true })
  element.addEventListener('click', pressed)
  return element
}
