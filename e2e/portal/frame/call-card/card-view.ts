import { say } from '../client/say.ts'
import { BUTTONS, NEXT, stateText } from './card-buttons.ts'
import { CardTimer } from './card-timer.ts'
import type { UiState, WorkerEvent } from './names.ts'

/** A press of the operator: the event's name and, where the event has data, its only argument. */
export type Pressed = (event: WorkerEvent, data?: unknown) => void

/** The card as it is drawn: heading, status, timer, buttons, comment, and room for the tabs of applications. */
export class CardView {
  readonly element: HTMLElement = document.createElement('section')
  readonly tabs: HTMLElement = part('call-card__apps')
  readonly timer = new CardTimer()
  readonly #title = document.createElement('h2')
  readonly #status = part('call-card__status')
  readonly #buttons = part('call-card__buttons')
  readonly #extra = part('call-card__extra')
  readonly #comment = document.createElement('textarea')
  readonly #pressed: Pressed
  readonly #listed: boolean
  readonly #own: { state: UiState; muted: boolean; held: boolean }

  /** `listed`: the call is one of a list, so there is a next client. */
  constructor(state: UiState, pressed: Pressed, listed = false) {
    this.#pressed = pressed
    this.#listed = listed
    this.#own = { state, muted: false, held: false }
    this.element.className = 'call-card'
    this.element.setAttribute('aria-label', say('Карточка звонка', 'Call card'))
    const close = closeButton(() => pressed('closeButtonClick'))
    const head = part('call-card__head')
    head.append(this.#title, close)
    const main = part('call-card__main')
    main.append(head, this.#status, this.timer.element, this.#buttons, this.#extra, this.#commentBox())
    this.element.append(main, this.tabs)
    this.setState(state)
  }

  set title(text: string) {
    this.#title.textContent = text
  }

  set status(text: string) {
    this.#status.textContent = text
  }

  get writing(): boolean {
    return this.#comment.value.trim() !== ''
  }

  get muted(): boolean {
    return this.#own.muted
  }

  set muted(muted: boolean) {
    this.#own.muted = muted
    this.#drawButtons()
  }

  get held(): boolean {
    return this.#own.held
  }

  set held(held: boolean) {
    this.#own.held = held
    this.#drawButtons()
  }

  get state(): UiState {
    return this.#own.state
  }

  /** `byHand`: the application starts the timer itself. */
  setState(state: UiState, byHand = false): void {
    this.#own.state = state
    this.element.dataset['state'] = state
    this.status = stateText(state)
    if (state === 'connected' && !byHand) this.timer.start()
    else if (state === 'connected') this.timer.reset()
    else {
      // A transfer goes on counting; every other state stops. Bitrix24 docs: page-background-worker/call-card-stop-timer
      if (!state.startsWith('transfer') || state === 'transferIncoming') this.timer.stop()
      this.timer.hide()
    }
    this.#drawButtons()
  }

  /** Asks for something before the event is raised: a key, a mark, a colleague. */
  ask(choices: [value: string, text: string][], chosen: (value: string) => void): void {
    this.#extra.replaceChildren(
      ...choices.map(([value, text]) => {
        const element = document.createElement('button')
        Object.assign(element, { type: 'button', className: 'btn btn--small', textContent: text })
        element.addEventListener('click', () => chosen(value))
        return element
      }),
    )
  }

  stopAsking(): void {
    this.#extra.replaceChildren()
  }

  #drawButtons(): void {
    this.#buttons.replaceChildren(
      ...[...BUTTONS[this.#own.state], ...(this.#listed ? [NEXT] : [])].map(({ event, title, look }) => {
        const element = document.createElement('button')
        Object.assign(element, { type: 'button', className: `btn btn--${look}`, textContent: title })
        const on = { muteButtonClick: this.#own.muted, holdButtonClick: this.#own.held } as Record<string, boolean>
        const pressed = on[event]
        if (pressed !== undefined) element.setAttribute('aria-pressed', String(pressed))
        element.addEventListener('click', () => this.#pressed(event))
        return element
      }),
    )
  }

  #commentBox(): HTMLElement {
    const box = document.createElement('details')
    const summary = document.createElement('summary')
    summary.textContent = say('Комментарий', 'Comment')
    this.#comment.setAttribute('aria-label', summary.textContent)
    const save = document.createElement('button')
    Object.assign(save, { type: 'button', className: 'btn btn--small', textContent: say('Сохранить', 'Save') })
    save.addEventListener('click', () => {
      this.#pressed('addCommentButtonClick', this.#comment.value)
      this.#comment.value = ''
      box.open = false
    })
    box.append(summary, this.#comment, save)
    return box
  }
}

function part(className: string): HTMLElement {
  const element = document.createElement('div')
  element.className = className
  return element
}

function closeButton(close: () => void): HTMLElement {
  const element = document.createElement('button')
  Object.assign(element, { type: 'button', className: 'call-card__close', textContent: '✕' })
  element.setAttribute('aria-label', say('Закрыть карточку звонка', 'Close the call card'))
  element.addEventListener('click', close)
  return element
}
