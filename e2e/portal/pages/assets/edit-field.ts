import { pick } from '../../frame/client/pick-dialog.ts'
import { refreshPage } from './refresh.ts'

/** Editing a field of a card in its place: the pencil brings the form, Esc or «Отменить» puts the value back. */
export function setUpFieldEditing(): void {
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null
    const pencil = target?.closest<HTMLElement>('[data-edit-field]')
    if (pencil) void open(pencil)
    const chooser = target?.closest<HTMLElement>('[data-pick-open]')
    if (chooser) void choose(chooser)
    target?.closest('.pick__drop')?.closest('[data-picked]')?.remove()
    const cancel = target?.closest('[data-cancel]')
    if (cancel) close(cancel)
  })
  document.addEventListener(
    'keydown',
    (event) => {
      const form = event.target instanceof Element ? event.target.closest('.field-edit') : null
      if (event.key !== 'Escape' || form === null) return
      event.stopImmediatePropagation()
      close(form)
    },
    true,
  )
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.classList.contains('field-edit')) return
    event.preventDefault()
    void save(form)
  })
}

async function open(pencil: HTMLElement): Promise<void> {
  const place = pencil.closest<HTMLElement>('[data-field]')
  const response = await fetch(pencil.dataset['editField'] ?? '')
  if (place === null || !response.ok) return
  for (const one of place.children) if (one instanceof HTMLElement) one.hidden = true
  place.insertAdjacentHTML('beforeend', await response.text())
  place.querySelector<HTMLElement>('.field-edit :is(input:not([type=hidden]), select, textarea, button)')?.focus()
}

function close(inside: Element): void {
  const place = inside.closest<HTMLElement>('[data-field]')
  place?.querySelector('.field-edit')?.remove()
  for (const one of place?.children ?? []) if (one instanceof HTMLElement) one.hidden = false
  place?.querySelector<HTMLElement>('[data-edit-field]')?.focus()
}

async function save(form: HTMLFormElement): Promise<void> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') continue
    // Several chosen values travel as a PHP list, which is what the server's forms read.
    const many = form.querySelector(`[data-pick-many][data-pick-name="${name}"], select[multiple][name="${name}"]`)
    body.append(many === null ? name : `${name}[]`, value)
  }
  const response = await fetch(form.action, { method: 'POST', body })
  const { problem } = (await response.json()) as { problem?: string }
  const place = form.querySelector<HTMLElement>('[role=alert]')
  const name = form.closest<HTMLElement>('[data-field]')?.dataset['field'] ?? ''
  if (problem === undefined) {
    await refreshPage()
    window.dispatchEvent(new CustomEvent('portal:entity-updated'))
    document.querySelector<HTMLElement>(`[data-field="${name}"] [data-edit-field]`)?.focus()
  } else if (place !== null) {
    place.textContent = problem
    place.hidden = false
  }
}

interface Found {
  id: string
  title: string
  desc: string
}

/** The portal's dialog of records; the chosen ones stand as chips with their numbers in hidden fields. */
async function choose(button: HTMLElement): Promise<void> {
  const holder = button.closest<HTMLElement>('[data-pick]')
  if (holder === null) return
  const code = holder.dataset['pick'] ?? ''
  const many = holder.hasAttribute('data-pick-many')
  const chosen = await pick({
    title: button.getAttribute('aria-label') ?? '',
    many,
    picked: [],
    find: async (text) => {
      const answer = await fetch(`/_frame/crm?types=${code}&q=${encodeURIComponent(text)}`)
      return ((await answer.json()) as Found[]).map((one) => ({ key: one.id, title: one.title, note: one.desc }))
    },
  })
  if (chosen.length === 0) return
  if (!many) for (const old of holder.querySelectorAll('[data-picked]')) old.remove()
  for (const one of chosen)
    button.before(chip(holder.dataset['pickName'] ?? '', one.key.replace(/^.*_/, ''), one.title))
}

function chip(name: string, id: string, title: string): HTMLElement {
  const element = document.createElement('span')
  element.className = 'pick__one'
  element.dataset['picked'] = ''
  const input = document.createElement('input')
  input.type = 'hidden'
  input.name = name
  input.value = id
  const drop = document.createElement('button')
  drop.type = 'button'
  drop.className = 'pick__drop'
  drop.textContent = '✕'
  drop.setAttribute('aria-label', document.documentElement.lang === 'ru' ? 'Убрать' : 'Remove')
  element.append(input, title, drop)
  return element
}
