interface JournalLine {
  seq: number
  httpId: number
  at: string
  app: string
  user: string
  method: string
  params: string
  answer: string
  failed: boolean
  ms: number
  inBatch: boolean
}

const KEEP = 300

/** Brings the laboratory to life: the journal's table and the letter form's conveniences. */
export function setUpLab(): void {
  const journal = document.querySelector<HTMLElement>('[data-journal]')
  if (journal !== null) watchJournal(journal)
  const form = document.querySelector<HTMLFormElement>('form#letter')
  if (form !== null) setUpLetter(form)
}

/** A chosen letter fills the subject and the recipient, a known address the name; a chosen file is named. */
function setUpLetter(form: HTMLFormElement): void {
  const input = (name: string): HTMLInputElement | null => form.querySelector(`input[name=${name}]`)
  form.querySelector('select')?.addEventListener('change', (event) => {
    const option = (event.currentTarget as HTMLSelectElement).selectedOptions[0]
    const subject = input('subject')
    const to = input('to')
    if (option === undefined || option.value === '' || subject === null || to === null) return
    const earlier = option.dataset['subject'] ?? ''
    subject.value = /^re:/i.test(earlier) ? earlier : `Re: ${earlier}`
    if (option.dataset['to']) to.value = option.dataset['to']
  })
  for (const file of form.querySelectorAll<HTMLInputElement>('input[type=file]')) {
    const label = file.closest('label')?.querySelector('[data-file-name]')
    const none = label?.textContent ?? ''
    file.addEventListener('change', () => label?.replaceChildren(file.files?.[0]?.name ?? none))
  }
  input('address')?.addEventListener('change', (event) => {
    const { value } = event.currentTarget as HTMLInputElement
    const known = [...form.querySelectorAll<HTMLOptionElement>('#people option')].find((one) => one.value === value)
    const name = input('name')
    if (known !== undefined && name !== null) name.value = known.dataset['name'] ?? ''
  })
}

function watchJournal(journal: HTMLElement): void {
  const body = journal.querySelector('tbody')
  const counts = journal.querySelector<HTMLElement>('[data-journal-counts]')
  const empty = journal.querySelector<HTMLElement>('[data-journal-empty]')
  if (body === null) return
  const totals = new Map<string, { http: Set<number>; calls: number }>()
  let last = 0
  const stream = new EventSource('/lab/journal/')
  stream.addEventListener('message', (event: MessageEvent<string>) => {
    const line = JSON.parse(event.data) as JournalLine
    // A stream that was reopened repeats its latest records.
    if (line.seq <= last) return
    last = line.seq
    if (empty !== null) empty.hidden = true
    body.prepend(row(line))
    while (body.childElementCount > KEEP) body.lastElementChild?.remove()
    const total = totals.get(line.app) ?? { http: new Set(), calls: 0 }
    total.http.add(line.httpId)
    if (line.method !== 'batch') total.calls += 1
    totals.set(line.app, total)
    counts?.replaceChildren(...[...totals].map(([app, one]) => count(app, one)))
  })
}

function count(app: string, total: { http: Set<number>; calls: number }): HTMLElement {
  const russian = document.documentElement.lang === 'ru'
  const chip = document.createElement('span')
  chip.className = 'chip chip--blue'
  chip.textContent = `${app || '—'}: ${total.http.size} ${russian ? 'запр.' : 'req.'} / ${total.calls} ${russian ? 'выз.' : 'calls'}`
  return chip
}

function row(line: JournalLine): HTMLTableRowElement {
  const element = document.createElement('tr')
  if (line.inBatch) element.className = 'journal__inner'
  const time = new Date(line.at).toLocaleTimeString(document.documentElement.lang === 'ru' ? 'ru' : 'en-GB', {
    timeZone: 'Europe/Moscow',
  })
  element.append(
    cell(time, 'muted'),
    cell(line.app),
    cell(line.user),
    cell(line.inBatch ? `↳ ${line.method}` : line.method, 'mono'),
    cell(line.params, 'mono journal__json'),
    cell(line.answer, line.failed ? 'mono journal__json journal__bad' : 'mono journal__json'),
    cell(String(line.ms), 'num'),
  )
  return element
}

function cell(text: string, className = ''): HTMLTableCellElement {
  const element = document.createElement('td')
  element.className = className
  element.textContent = text
  return element
}
