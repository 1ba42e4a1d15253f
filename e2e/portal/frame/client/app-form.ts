import { say } from './say.ts'
import { param, textParam } from './wire.ts'

/** One question of the form. Bitrix24 docs: settings/app-installation/mass-market-apps/rest-only-installation-master */
interface FormField {
  name: string
  label: string
  type: string
  value: string
  placeholder: string
  items: [value: string, text: string][]
}

interface FormStep {
  title: string
  description: string
  fields: FormField[]
}

/**
 * Shows the settings form that an application describes. Saving posts the values to the form's own address, with the
 * keys of the documented wizard; the frame that asked is never answered.
 */
export function showAppForm(params: unknown): void {
  const given = param(params, 'params') ?? params
  const dialog = document.createElement('dialog')
  dialog.className = 'picker app-form'
  const title = textParam(given, 'title', say('Настройки приложения', 'Application settings'))
  dialog.setAttribute('aria-label', title)
  const form = document.createElement('form')
  form.method = 'dialog'
  form.append(textElement('h2', title), ...stepsOf(given).map(drawStep), foot(param(given, 'form')))
  form.addEventListener('submit', (event) => {
    if (event.submitter instanceof HTMLButtonElement && event.submitter.value === 'save') save(given, form)
  })
  dialog.append(form)
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

function save(given: unknown, form: HTMLFormElement): void {
  const address = URL.parse(textParam(param(given, 'form'), 'action'))
  if (address === null || !/^https?:$/.test(address.protocol)) return
  // The answer is the application's own business: another origin's answer cannot be read here.
  void fetch(address, { method: 'POST', mode: 'no-cors', body: new URLSearchParams(valuesOf(form)) }).catch(() => null)
}

function valuesOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
}

/** Steps of the wizard; a description without steps is one step of its own. */
function stepsOf(given: unknown): FormStep[] {
  const steps = param(given, 'steps')
  return (Array.isArray(steps) ? steps : [given]).map((step: unknown) => ({
    title: Array.isArray(steps) ? textParam(step, 'title') : '',
    description: textParam(step, 'description'),
    fields: listOf(param(step, 'fields')).map(fieldOf),
  }))
}

function fieldOf(field: unknown): FormField {
  return {
    name: textParam(field, 'name', textParam(field, 'id')),
    label: textParam(field, 'label', textParam(field, 'title', textParam(field, 'name'))),
    type: textParam(field, 'type', 'input'),
    value: textParam(field, 'value'),
    placeholder: textParam(field, 'placeholder'),
    items: listOf(param(field, 'items')).map((item) => [
      textParam(item, 'value'),
      textParam(item, 'name', textParam(item, 'value')),
    ]),
  }
}

function drawStep({ title, description, fields }: FormStep): HTMLElement {
  const section = document.createElement('section')
  if (title !== '') section.append(textElement('h3', title))
  if (description !== '') section.append(textElement('p', description))
  section.append(...fields.map(drawField))
  return section
}

function drawField(field: FormField): HTMLElement {
  const label = document.createElement('label')
  label.className = 'field'
  label.append(textElement('span', field.label), field.type === 'dropdown-list' ? drawSelect(field) : drawInput(field))
  return label
}

function drawInput({ name, value, placeholder }: FormField): HTMLElement {
  const input = document.createElement('input')
  Object.assign(input, { name, value, placeholder })
  return input
}

function drawSelect({ name, value, items }: FormField): HTMLElement {
  const select = document.createElement('select')
  select.name = name
  select.append(...items.map(([key, text]) => new Option(text, key, key === value, key === value)))
  return select
}

function foot(form: unknown): HTMLElement {
  const row = document.createElement('div')
  row.className = 'picker__foot'
  const saveCaption = textParam(form, 'saveCaption', say('Сохранить', 'Save'))
  const cancelCaption = textParam(form, 'cancelCaption', say('Отмена', 'Cancel'))
  row.append(button(saveCaption, 'save', 'btn btn--primary'), button(cancelCaption, '', 'btn'))
  return row
}

function button(text: string, value: string, className: string): HTMLButtonElement {
  const element = document.createElement('button')
  Object.assign(element, { type: 'submit', value, className, textContent: text, formNoValidate: value === '' })
  return element
}

function textElement(tag: 'h2' | 'h3' | 'p' | 'span', text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  return typeof value === 'object' && value !== null ? Object.values(value) : []
}
