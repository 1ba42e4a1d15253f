/** Prints one part of the page alone; the rest is hidden by the print style until the browser's dialog closes. */
export function printPart(part: HTMLElement): void {
  const done = (): void => {
    delete part.dataset['printed']
    delete document.body.dataset['printing']
  }
  part.dataset['printed'] = ''
  document.body.dataset['printing'] = ''
  window.addEventListener('afterprint', done, { once: true })
  window.print()
}
