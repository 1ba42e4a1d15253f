/** A card that may not close at once waits this long. Bitrix24 docs: ui-interaction/call-card/call-card-before-close */
const DELAY_MS = 65_000

interface Closing {
  /** Told before every attempt, also the one that does not succeed. */
  before: () => void
  /** True while something on the card is unfinished, such as a comment being written. */
  busy: () => boolean
  close: () => void
}

/** Closing of a card after its call is over. */
export class AutoClose {
  readonly #closing: Closing
  #allowed = true
  #timer: number | null = null

  constructor(closing: Closing) {
    this.#closing = closing
  }

  /** Closing again and again moves a timer that runs already. */
  disable(): void {
    this.#allowed = false
    if (this.#timer !== null) this.#wait()
  }

  enable(): void {
    this.#allowed = true
  }

  /** The portal tries to close the card; a refused attempt is repeated after the delay, and then succeeds. */
  attempt(): void {
    this.#closing.before()
    if (this.#allowed && !this.#closing.busy()) this.#closing.close()
    else this.#wait()
  }

  /** A person closes the card. */
  closeNow(): void {
    this.#closing.before()
    this.#closing.close()
  }

  cancel(): void {
    if (this.#timer !== null) window.clearTimeout(this.#timer)
    this.#timer = null
  }

  #wait(): void {
    this.cancel()
    this.#timer = window.setTimeout(() => this.closeNow(), DELAY_MS)
  }
}
