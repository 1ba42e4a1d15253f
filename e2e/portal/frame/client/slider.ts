/** How one slider is opened. `width` in pixels, 0 for the full page; `onClose` runs once. */
export interface SliderRequest {
  url: string
  title: string
  width?: number
  /** Pixels that stay free at the left when `width` says nothing. */
  leftBoundary?: number
  label?: { text: string; background: string; color: string }
  onClose?: () => void
}

interface OpenSlider {
  panel: HTMLElement
  frame: HTMLIFrameElement
  returnTo: Element | null
  onClose: (() => void) | undefined
}

/** The stack of sliders over one portal page. Only the outermost portal page holds one. */
export interface SliderStack {
  open(request: SliderRequest): void
  /** Closes the top slider, or the one that shows `inside`. False when there is none. */
  close(inside?: Window): boolean
  /** Closes the slider that shows `inside` and opens another in its place. */
  replace(inside: Window, request: SliderRequest): void
}

declare global {
  interface Window {
    portalSliders?: SliderStack
  }
}

/** The stack of the outermost page of the same portal: a page inside a slider opens its own sliders over it. */
export function sliders(): SliderStack {
  const top = outermostPortalPage()
  top.portalSliders ??= createStack(top)
  return top.portalSliders
}

/** True when this page itself is shown in a slider. */
export function isInSlider(): boolean {
  return outermostPortalPage() !== window
}

/** The page of this portal that is not shown inside another page of it. */
export function outermostPortalPage(): Window {
  let page: Window = window
  while (page.parent !== page && isReadable(page.parent)) page = page.parent
  return page
}

/** A window of another origin throws on reading its document. */
function isReadable(page: Window): boolean {
  try {
    return page.document !== null
  } catch {
    return false
  }
}

function createStack(page: Window): SliderStack {
  const { document } = page
  const stack: OpenSlider[] = []
  const close = (inside?: Window): boolean => {
    const index = inside === undefined ? stack.length - 1 : stack.findIndex((one) => one.frame.contentWindow === inside)
    const [slider] = index < 0 ? [] : stack.splice(index, 1)
    if (slider === undefined) return false
    slider.panel.remove()
    document.documentElement.classList.toggle('has-slider', stack.length > 0)
    if (slider.returnTo instanceof page.window.HTMLElement) slider.returnTo.focus()
    slider.onClose?.()
    return true
  }
  const open = (request: SliderRequest): void => {
    const panel = draw(document, request, () => close())
    const frame = panel.querySelector('iframe')
    if (frame === null) return
    const returnTo = document.activeElement
    stack.push({ panel, frame, returnTo, onClose: request.onClose })
    document.body.append(panel)
    document.documentElement.classList.add('has-slider')
    panel.querySelector('button')?.focus()
    frame.addEventListener('load', () => listenForEscape(frame, () => close()))
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && stack.length > 0 && document.querySelector('dialog[open]') === null) close()
  })
  const replace = (inside: Window, request: SliderRequest): void => {
    // The caller's own page dies with its slider, so the opening is left to this page.
    page.setTimeout(() => open(request))
    close(inside)
  }
  return { open, close, replace }
}

/** A key pressed inside the slider's page reaches that page only, so the same key is listened to there. */
function listenForEscape(frame: HTMLIFrameElement, close: () => void): void {
  const inner = frame.contentDocument
  inner?.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && inner.querySelector('dialog[open]') === null) close()
  })
}

function draw(document: Document, request: SliderRequest, close: () => void): HTMLElement {
  const panel = document.createElement('div')
  panel.className = 'side-slider'
  panel.setAttribute('role', 'dialog')
  panel.setAttribute('aria-modal', 'true')
  panel.setAttribute('aria-label', request.title)
  const shade = document.createElement('div')
  shade.className = 'side-slider__shade'
  shade.addEventListener('click', close)
  const body = document.createElement('div')
  body.className = 'side-slider__body'
  if (request.width) body.style.maxWidth = `${request.width}px`
  else if (request.leftBoundary) body.style.width = `calc(100% - ${request.leftBoundary}px)`
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'side-slider__close'
  button.setAttribute('aria-label', document.documentElement.lang === 'ru' ? 'Закрыть' : 'Close')
  button.textContent = '✕'
  button.addEventListener('click', close)
  const frame = document.createElement('iframe')
  frame.src = request.url
  frame.title = request.title
  frame.className = 'side-slider__frame'
  body.append(button, ...drawLabel(document, request), frame)
  panel.append(shade, body)
  return panel
}

function drawLabel(document: Document, request: SliderRequest): HTMLElement[] {
  if (request.label === undefined || request.label.text === '') return []
  const label = document.createElement('span')
  label.className = 'side-slider__label'
  label.textContent = request.label.text
  label.style.background = request.label.background
  label.style.color = request.label.color
  return [label]
}
