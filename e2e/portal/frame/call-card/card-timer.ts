/** The time of the talk. It is counted from the first start; a stop keeps the last value on the card. */
export class CardTimer {
  readonly element: HTMLElement = document.createElement('time')
  #startedAt: number | null = null
  #ticking: number | null = null

  constructor() {
    this.element.className = 'call-card__timer'
    this.element.hidden = true
  }

  start(): void {
    this.element.hidden = false
    if (this.#ticking !== null) return
    this.#startedAt ??= Date.now()
    this.#draw()
    this.#ticking = window.setInterval(() => this.#draw(), 1_000)
  }

  stop(): void {
    if (this.#ticking !== null) window.clearInterval(this.#ticking)
    this.#ticking = null
  }

  hide(): void {
    this.element.hidden = true
  }

  /** Forgets the first start. */
  reset(): void {
    this.stop()
    this.#startedAt = null
    this.element.textContent = ''
  }

  #draw(): void {
    const seconds = Math.floor((Date.now() - (this.#startedAt ?? Date.now())) / 1_000)
    this.element.textContent = `${pad(seconds / 60)}:${pad(seconds % 60)}`
  }
}

function pad(value: number): string {
  return String(Math.floor(value)).padStart(2, '0')
}
