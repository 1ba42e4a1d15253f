import type { CommandTable, FrameContext } from '../client/commands.ts'
import { pickUsers } from '../client/pick-users.ts'
import { say } from '../client/say.ts'
import { AutoClose } from './auto-close.ts'
import { callEntity, callStatus, type CallNews, type CallRecord } from './call-record.ts'
import { CardView } from './card-view.ts'
import type { UiState, WorkerEvent } from './names.ts'

/** Frames that hear of the card's events. */
interface Heard {
  /** Tabs of the card. */
  tabs: Set<FrameContext>
  /** Background workers of the application that raised the card. */
  workers: () => FrameContext[]
  closed: () => void
}

/** One call on the page: the drawn card, its state, and the events it raises. */
export class CallCard {
  readonly call: CallRecord
  readonly view: CardView
  readonly #auto: AutoClose
  readonly #heard: Heard

  constructor(call: CallRecord, heard: Heard) {
    this.call = call
    this.#heard = heard
    this.view = new CardView(firstState(call), (event, data) => this.#press(event, data), call.callListMode)
    this.view.title = call.clientName || call.phoneNumber || say('Неизвестный номер', 'Unknown number')
    this.#auto = new AutoClose({
      before: () => this.#tellTabs('CallCard::BeforeClose'),
      busy: () => this.view.writing,
      close: () => this.close(),
    })
  }

  /** `BackgroundCallCard::initialized`; raised once the card stands on the page. */
  announce(): void {
    this.tellWorkers('initialized', callStatus(this.call))
  }

  news(news: CallNews): void {
    if (news.kind === 'close') this.#auto.closeNow()
    if (news.kind === 'entity') this.#changeEntity(news)
    if (news.kind !== 'state' || news.state === this.call.state) return
    this.call.state = news.state
    // The second argument, {failedCode}, is documented and yet never travels.
    this.#tellTabs('CallCard::CallStateChanged', news.state)
    if (this.call.clientId === null) this.view.setState(ownState(this.call))
    if (news.state === 'idle') this.#auto.attempt()
  }

  close(): void {
    this.#auto.cancel()
    this.view.timer.stop()
    this.view.element.remove()
    this.#heard.closed()
  }

  /** Commands of a tab on the card. Bitrix24 docs: ui-interaction/call-card/index */
  tabCommands(): CommandTable {
    return {
      getStatus: (_params, reply) => reply(callStatus(this.call)),
      disableAutoClose: (_params, reply) => {
        this.#auto.disable()
        reply([])
      },
      enableAutoClose: (_params, reply) => {
        this.#auto.enable()
        reply([])
      },
    }
  }

  tellWorkers(event: WorkerEvent, data?: unknown): void {
    for (const frame of this.#heard.workers()) frame.emit(`BackgroundCallCard::${event}`, data)
  }

  #tellTabs(event: string, data?: unknown): void {
    for (const frame of this.#heard.tabs) frame.emit(event, data)
  }

  #changeEntity({ phoneNumber, crmEntityType, crmEntityId }: Extract<CallNews, { kind: 'entity' }>): void {
    Object.assign(this.call, { phoneNumber, crmEntityType, crmEntityId })
    this.#tellTabs('CallCard::EntityChanged', callEntity(this.call))
    this.tellWorkers('entityChanged', callEntity(this.call))
  }

  #press(event: WorkerEvent, data?: unknown): void {
    if (event === 'muteButtonClick') data = this.view.muted = !this.view.muted
    if (event === 'holdButtonClick') data = this.view.held = !this.view.held
    if (event === 'dialpadButtonClick') return this.view.ask(KEYS, (key) => this.tellWorkers(event, key))
    if (event === 'qualityMeterClick') return this.#askQuality()
    if (event === 'transferButtonClick') return void this.#askColleague()
    this.view.stopAsking()
    this.tellWorkers(event, data)
    if (event === 'closeButtonClick') this.#auto.closeNow()
    // A call of the portal itself has nobody else to end it.
    else if (event === 'hangupButtonClick' && this.call.clientId === null) this.#auto.closeNow()
  }

  #askQuality(): void {
    this.view.ask(MARKS, (mark) => {
      this.view.stopAsking()
      this.tellWorkers('qualityMeterClick', mark)
    })
  }

  async #askColleague(): Promise<void> {
    const [colleague] = await pickUsers(false)
    if (colleague === undefined) return
    this.tellWorkers('transferButtonClick', { phoneNumber: this.call.phoneNumber ?? '', target: colleague.id })
  }
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'].map((key): [string, string] => [key, key])
const MARKS = ['1', '2', '3', '4', '5'].map((mark): [string, string] => [mark, `★ ${mark}`])

function firstState(call: CallRecord): UiState {
  if (call.state === 'idle') return call.direction === 'incoming' ? 'incoming' : 'outgoing'
  return ownState(call)
}

function ownState({ state, direction }: CallRecord): UiState {
  if (state === 'connected') return 'connected'
  if (state === 'idle') return 'error'
  return direction === 'incoming' ? 'connectingIncoming' : 'connectingOutgoing'
}
