/** The choice between a comment and a to-do above a timeline. */
export function setUpComposer(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-compose]') : null
    const composer = button?.closest('[data-composer]')
    if (!button || !composer) return
    for (const one of composer.querySelectorAll('[data-compose]'))
      one.setAttribute('aria-pressed', String(one === button))
    for (const form of composer.querySelectorAll<HTMLElement>('[data-kind]'))
      form.hidden = form.dataset['kind'] !== button.dataset['compose']
    composer.querySelector<HTMLElement>('form:not([hidden]) textarea')?.focus()
  })
}
