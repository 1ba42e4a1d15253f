import { param, textParam } from '../client/wire.ts'

/** One block of the interface as an application describes it. */
export interface LayoutBlock {
  type: string
  visible: boolean
  properties: unknown
}

/** What a drawn block tells its area. */
export interface BlockEvents {
  act: (id: string, action: unknown) => void
  change: (id: string, value: string) => void
}

/** Blocks of a map in its order; anything that is no block is left out. */
export function blocksOf(value: unknown): [id: string, block: LayoutBlock][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([id, one]: [string, unknown]) => {
    const type = textParam(one, 'type')
    if (type === '') return []
    return [[id, { type, visible: param(one, 'visible') !== false, properties: param(one, 'properties') }]]
  })
}

/**
 * Draws one block with everything inside it. `data-block` carries its id.
 * Bitrix24 docs: api-reference/widgets/crm/detail-activity-area.
 */
export function drawBlock(id: string, block: LayoutBlock, events: BlockEvents): HTMLElement {
  const element = (DRAWN[block.type] ?? drawText)(id, block.properties, events)
  element.dataset['block'] = id
  element.hidden = !block.visible
  return element
}

type Draw = (id: string, properties: unknown, events: BlockEvents) => HTMLElement

const drawText: Draw = (_id, properties) => {
  const element = document.createElement('p')
  element.className = `layout-text ${look(properties)}`
  element.classList.toggle('layout-text--lines', param(properties, 'multiline') === true)
  element.textContent = textParam(properties, 'value')
  return element
}

const drawLink: Draw = (id, properties, { act }) => {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = `layout-link ${look(properties)}`
  element.textContent = textParam(properties, 'text')
  element.addEventListener('click', () => act(id, param(properties, 'action')))
  return element
}

const drawTitled: Draw = (id, properties, events) => {
  const element = document.createElement('div')
  element.className = `layout-titled layout-titled--${textParam(properties, 'titleWidth', 'md')}`
  element.classList.toggle('layout-titled--inline', param(properties, 'inline') === true)
  const title = document.createElement('span')
  title.textContent = textParam(properties, 'title')
  element.append(
    title,
    ...blocksOf({ [id]: param(properties, 'block') }).map(([key, one]) => drawBlock(key, one, events)),
  )
  return element
}

const drawGroup =
  (className: string): Draw =>
  (_id, properties, events) => {
    const element = document.createElement('div')
    element.className = className
    element.append(...blocksOf(param(properties, 'blocks')).map(([key, one]) => drawBlock(key, one, events)))
    return element
  }

const drawList: Draw = (_id, properties, events) => {
  const element = document.createElement('ul')
  element.className = 'layout-list'
  for (const [key, one] of blocksOf(param(properties, 'blocks'))) {
    const item = document.createElement('li')
    item.append(drawBlock(key, one, events))
    element.append(item)
  }
  return element
}

const drawSection: Draw = (id, properties, events) => {
  const element = drawGroup(`layout-section layout-section--${textParam(properties, 'type', 'default')}`)(
    id,
    properties,
    events,
  )
  const address = URL.parse(textParam(properties, 'imageSrc'), location.origin)
  if (textParam(properties, 'imageSrc') === '' || address === null || !/^https?:$/.test(address.protocol))
    return element
  const image = document.createElement('img')
  image.src = address.href
  image.alt = ''
  image.className = `layout-image layout-image--${textParam(properties, 'imageSize', 'lg')}`
  element.prepend(image)
  return element
}

const drawEntry =
  (tag: 'input' | 'textarea' | 'select'): Draw =>
  (id, properties, { change }) => {
    const label = document.createElement('label')
    label.className = 'field layout-entry'
    const title = document.createElement('span')
    title.textContent = textParam(properties, 'title')
    const entry = document.createElement(tag)
    if (entry instanceof HTMLSelectElement) fillSelect(entry, properties)
    else
      Object.assign(entry, { value: textParam(properties, 'value'), placeholder: textParam(properties, 'placeholder') })
    entry.disabled = param(properties, 'disabled') === true
    const fault = textParam(properties, 'errorText')
    const note = document.createElement('small')
    note.className = 'layout-fault'
    note.textContent = fault
    if (fault !== '') entry.setAttribute('aria-invalid', 'true')
    entry.addEventListener(tag === 'select' ? 'change' : 'input', () => change(id, entry.value))
    label.append(title, entry, note)
    return label
  }

function fillSelect(select: HTMLSelectElement, properties: unknown): void {
  const values = param(properties, 'values')
  const wanted = textParam(properties, 'selectedValue')
  for (const [key, text] of Object.entries(typeof values === 'object' && values !== null ? values : {})) {
    select.append(new Option(String(text), key, key === wanted, key === wanted))
  }
}

const DRAWN: Readonly<Record<string, Draw>> = {
  text: drawText,
  link: drawLink,
  withTitle: drawTitled,
  lineOfBlocks: drawGroup('layout-line'),
  dropdownMenu: drawEntry('select'),
  input: drawEntry('input'),
  textarea: drawEntry('textarea'),
  select: drawEntry('select'),
  list: drawList,
  section: drawSection,
}

const SIZES = new Set(['xs', 'sm', 'md', 'lg', 'xl'])
const COLOURS = new Set(['base_50', 'base_60', 'base_70', 'base_90', 'primary', 'warning', 'danger', 'success'])

function look(properties: unknown): string {
  const size = textParam(properties, 'size', 'md')
  const colour = textParam(properties, 'color')
  const classes = [`layout-size--${SIZES.has(size) ? size : 'md'}`]
  if (COLOURS.has(colour)) classes.push(`layout-colour--${colour}`)
  if (param(properties, 'bold') === true) classes.push('layout-bold')
  return classes.join(' ')
}
