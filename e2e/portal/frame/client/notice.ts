/** Shows a short notice in the corner of the page; it goes when it is pressed or when the next one comes. */
export function showNotice(russian: string, english: string): void {
  const box = document.querySelector('#portal-notices') ?? document.body.appendChild(createBox())
  const item = document.createElement('button')
  item.type = 'button'
  item.className = 'portal-notice'
  item.textContent = document.documentElement.lang === 'ru' ? russian : english
  item.addEventListener('click', () => item.remove())
  box.replaceChildren(item)
}

function createBox(): HTMLElement {
  const box = document.createElement('div')
  box.id = 'portal-notices'
  box.setAttribute('role', 'status')
  return box
}
