import { openFrame } from '../client/host.ts'
import { callPortal } from '../client/call-portal.ts'
import type { FrameContext } from '../client/commands.ts'
import { CallCard } from './call-card.ts'
import { callOptions, type CallNews, type CallRecord } from './call-record.ts'
import { workerCommands } from './worker-commands.ts'

/** A tab of the card, as the page was told when it was loaded: a handler bound later needs a new page. */
interface CardTab {
  title: string
  slot: { appId: string; placement: string; binding: number }
}

/** Cards of this page and the background workers that may steer them. */
export class Calls {
  readonly #tabs: CardTab[]
  readonly #cards = new Map<string, CallCard>()
  readonly #workers: FrameContext[] = []

  constructor(tabs: CardTab[]) {
    this.#tabs = tabs
  }

  /** Commands for a worker's frame; from now on it hears the events of its application's cards. */
  admit(frame: FrameContext): ReturnType<typeof workerCommands> {
    this.#workers.push(frame)
    return workerCommands(() => [...this.#cards.values()].find(({ call }) => call.clientId === frame.boot.clientId))
  }

  hear(news: CallNews): void {
    if (news.kind === 'show') this.#show(news.call)
    else this.#cards.get(news.callId)?.news(news)
  }

  #show(call: CallRecord): void {
    if (this.#cards.has(call.callId)) return
    const tabs = new Set<FrameContext>()
    const card = new CallCard(call, {
      tabs,
      workers: () => this.#workers.filter(({ boot }) => call.clientId !== null && boot.clientId === call.clientId),
      closed: () => {
        this.#cards.delete(call.callId)
        void callPortal(`/_frame/calls/${encodeURIComponent(call.callId)}/close`, {})
      },
    })
    this.#cards.set(call.callId, card)
    document.body.append(card.view.element)
    card.announce()
    this.#openTabs(card, tabs)
  }

  #openTabs(card: CallCard, opened: Set<FrameContext>): void {
    const panels = this.#tabs.map(({ slot }) => panelOf(slot, card.call))
    const buttons = this.#tabs.map(({ title }, index) => tabButton(title, () => choose(index)))
    const choose = (chosen: number): void => {
      for (const [index, panel] of panels.entries()) {
        panel.hidden = index !== chosen
        buttons[index]?.setAttribute('aria-selected', String(index === chosen))
      }
      const panel = panels[chosen]
      if (panel === undefined || panel.childElementCount > 0) return
      void openTab(panel, card, opened)
    }
    if (panels.length === 0) return
    const list = document.createElement('div')
    list.className = 'call-card__tabs'
    list.setAttribute('role', 'tablist')
    list.append(...buttons)
    card.view.tabs.append(list, ...panels)
    choose(0)
  }
}

async function openTab(panel: HTMLElement, card: CallCard, opened: Set<FrameContext>): Promise<void> {
  const frame = await openFrame(panel, () => card.tabCommands())
  if (frame !== null) opened.add(frame)
}

function panelOf(slot: CardTab['slot'], call: CallRecord): HTMLElement {
  const panel = document.createElement('div')
  panel.className = 'frame-slot frame-slot--call'
  panel.setAttribute('role', 'tabpanel')
  panel.hidden = true
  panel.dataset['frame'] = JSON.stringify({ ...slot, options: callOptions(call) })
  return panel
}

function tabButton(title: string, chosen: () => void): HTMLElement {
  const element = document.createElement('button')
  Object.assign(element, { type: 'button', className: 'tab', textContent: title })
  element.setAttribute('role', 'tab')
  element.addEventListener('click', chosen)
  return element
}
