/** One line of the list. */
export interface Choice {
  key: string
  title: string
  note: string
  /** Heading above the lines of one kind; the lines come kind by kind. */
  group?: string
}

interface PickRequest {
  title: string
  many: boolean
  picked: string[]
  find: (text: string) => Promise<Choice[]>
}

/** Opens a modal list with a search field. Resolves with what was chosen, or with an empty list when closed. */
export async function pick(request: PickRequest): Promise<Choice[]> {
  const dialog = draw(request)
  document.body.append(dialog.element)
  const chosen = new Map<string, Choice>()
  const unseen = new Set(request.picked)
  let latest = 0
  const refresh = async (): Promise<void> => {
    const asked = ++latest
    const found = await request.find(dialog.search.value.trim())
    if (asked !== latest) return
    for (const one of found) if (unseen.delete(one.key)) chosen.set(one.key, one)
    dialog.list.replaceChildren(
      ...found.flatMap((one, place) => {
        const item = line(one, request.many, chosen)
        return one.group === undefined || one.group === found[place - 1]?.group ? [item] : [heading(one.group), item]
      }),
    )
  }
  dialog.search.addEventListener('input', () => void refresh())
  await refresh()
  dialog.element.showModal()
  return new Promise((resolve) => {
    dialog.element.addEventListener('close', () => {
      dialog.element.remove()
      resolve(dialog.element.returnValue === 'ok' ? [...chosen.values()] : [])
    })
  })
}

function heading(text: string): HTMLLIElement {
  const item = document.createElement('li')
  item.className = 'picker__group'
  item.textContent = text
  return item
}

function line(choice: Choice, many: boolean, chosen: Map<string, Choice>): HTMLLIElement {
  const item = document.createElement('li')
  const label = document.createElement('label')
  const input = document.createElement('input')
  input.type = many ? 'checkbox' : 'radio'
  input.name = 'portal-choice'
  input.checked = chosen.has(choice.key)
  input.addEventListener('change', () => {
    if (!many) chosen.clear()
    if (input.checked) chosen.set(choice.key, choice)
    else chosen.delete(choice.key)
  })
  const note = document.createElement('small')
  note.textContent = choice.note
  label.append(input, document.createTextNode(choice.title), note)
  item.append(label)
  return item
}

function draw(request: PickRequest): { element: HTMLDialogElement; search: HTMLInputElement; list: HTMLUListElement } {
  const russian = document.documentElement.lang === 'ru'
  const element = document.createElement('dialog')
  element.className = 'picker'
  element.setAttribute('aria-label', request.title)
  const form = document.createElement('form')
  form.method = 'dialog'
  const title = document.createElement('h2')
  title.textContent = request.title
  const search = document.createElement('input')
  search.type = 'search'
  search.placeholder = russian ? 'Поиск' : 'Search'
  search.setAttribute('aria-label', search.placeholder)
  const list = document.createElement('ul')
  const foot = document.createElement('div')
  foot.className = 'picker__foot'
  foot.append(
    button(russian ? 'Выбрать' : 'Choose', 'ok', 'btn btn--primary'),
    button(russian ? 'Отмена' : 'Cancel', '', 'btn'),
  )
  form.append(title, search, list, foot)
  element.append(form)
  return { element, search, list }
}

function button(text: string, value: string, className: string): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'submit'
  element.value = value
  element.className = className
  element.textContent = text
  return element
}
