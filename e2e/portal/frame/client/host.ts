import { answerLine, parseCommand } from './wire.ts'
import { commandTable, type CommandTable, type FrameContext } from './commands.ts'
import { openedPage } from './page-address.ts'
import { isInSlider } from './slider.ts'
import type { FrameBoot } from '../boot.ts'

/** Answer of `/_frame/open`: a frame to open, or the sentence shown in its place. */
type OpenAnswer = FrameBoot | { refused: string }

/** Commands of one placement, made for its frame. */
export type PlacementCommands = (frame: FrameContext) => CommandTable

/**
 * Asks the portal for a new frame and opens it in the slot. A slot holds one frame at a time. `own` are the commands
 * that the place of the frame adds. Returns null when the portal shows a sentence instead.
 */
export async function openFrame(slot: HTMLElement, own?: PlacementCommands): Promise<FrameContext | null> {
  const request = JSON.parse(slot.dataset['frame'] ?? '{}') as { uri?: string }
  const response = await fetch('/_frame/open', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ uri: openedPage(), ...request }),
  })
  const answer = (await response.json()) as OpenAnswer
  if ('refused' in answer) {
    slot.replaceChildren(notice(answer.refused))
    return null
  }
  const element = createFrame(answer)
  slot.replaceChildren(element)
  const frame = createContext(answer, element, slot)
  listen(frame, Object.assign(commandTable(frame), own?.(frame)))
  post(element, answer)
  return frame
}

function createContext(boot: FrameBoot, element: HTMLIFrameElement, slot: HTMLElement): FrameContext {
  const bound = new Map<string, string[]>()
  const reply: FrameContext['reply'] = (callback, value) => {
    if (callback !== '') element.contentWindow?.postMessage(answerLine(callback, value), boot.appOrigin)
  }
  const emit: FrameContext['emit'] = (event, data) => {
    for (const callback of bound.get(event) ?? []) reply(callback, data)
  }
  return { boot, element, slot, inSlider: isInSlider(), bound, reply, emit }
}

function notice(text: string): HTMLElement {
  const box = document.createElement('p')
  box.className = 'frame-refusal'
  box.setAttribute('role', 'status')
  box.textContent = text
  return box
}

function createFrame(boot: FrameBoot): HTMLIFrameElement {
  const element = document.createElement('iframe')
  element.name = boot.frameName
  element.id = `appframe_${boot.sid}`
  element.title = boot.title
  element.allow = 'geolocation *; microphone *; camera *; autoplay *;'
  element.className = 'app-frame'
  return element
}

/** The browser posts the form, not the portal's server: that is how the viewer's token reaches the application. */
function post(element: HTMLIFrameElement, boot: FrameBoot): void {
  if (boot.method === 'get') {
    element.src = boot.action
    return
  }
  const form = document.createElement('form')
  form.method = 'post'
  form.action = boot.action
  form.target = element.name
  form.hidden = true
  for (const [name, value] of boot.fields) {
    const input = document.createElement('input')
    input.type = 'hidden'
    input.name = name
    input.value = value
    form.append(input)
  }
  document.body.append(form)
  form.submit()
  form.remove()
}

/**
 * Obeys the frame's messages. A message of another origin, of another frame or with another APP_SID is dropped, and so
 * is an unknown or denied command: the application gets no answer at all, as in a real portal.
 */
function listen(frame: FrameContext, table: CommandTable): void {
  const handle = (event: MessageEvent): void => {
    if (!frame.element.isConnected) {
      window.removeEventListener('message', handle)
      return
    }
    if (event.origin !== frame.boot.appOrigin || event.source !== frame.element.contentWindow) return
    const command = parseCommand(event.data)
    if (command === null || command.sid !== frame.boot.sid) return
    const run = table[command.name]
    const reply = (value?: unknown): void => frame.reply(command.callback, value)
    void run?.(command.params, reply, command.callback)
  }
  window.addEventListener('message', handle)
}
