import { refreshFrom } from './refresh.ts'

/** Sends a `data-inline` form without leaving the page; the server answers with the page as it is now. */
export function setUpInlineForms(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute('data-inline')) return
    event.preventDefault()
    void send(form, event.submitter)
  })
  document.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement && event.target.hasAttribute('data-submit-on-change'))
      event.target.form?.requestSubmit()
  })
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const data = new FormData(form, submitter)
  const body = new URLSearchParams()
  for (const [name, value] of data) if (typeof value === 'string') body.append(name, value)
  const response = await fetch(form.action, { method: 'POST', body })
  const text = await response.text()
  if (!response.ok) return showProblem(form, text)
  refreshFrom(text)
  form.reset()
}

/** The server's own words of a refusal, beside the form; a form without a place for them says it in the page's notice. */
function showProblem(form: HTMLFormElement, source: string): void {
  const fresh = new DOMParser().parseFromString(source, 'text/html')
  const words = fresh.querySelector('[data-problem-text] b, [role=alert]')?.textContent?.trim() ?? ''
  const holder = form.querySelector('[data-problem]') === null ? form.parentElement : form
  const place = holder?.querySelector<HTMLElement>('[data-problem]') ?? null
  if (place !== null) {
    place.textContent = words
    place.hidden = false
    return
  }
  document.querySelector('[data-page-problem]')?.remove()
  const note = document.createElement('p')
  note.className = 'note note--bad'
  note.setAttribute('role', 'alert')
  note.dataset['pageProblem'] = ''
  note.textContent = words
  document.querySelector('.sheet')?.prepend(note)
}
