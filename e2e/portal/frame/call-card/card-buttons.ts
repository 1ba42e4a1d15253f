import { say } from '../client/say.ts'
import type { UiState, WorkerEvent } from './names.ts'

/** A button of the operator: what is written on it and the event its press raises. */
export interface CardButton {
  event: WorkerEvent
  title: string
  look: 'primary' | 'bad' | 'plain'
}

const button = (
  event: WorkerEvent,
  russian: string,
  english: string,
  look: CardButton['look'] = 'plain',
): CardButton => ({
  event,
  look,
  get title() {
    return say(russian, english)
  },
})

const ANSWER = button('answerButtonClick', 'Ответить', 'Answer', 'primary')
const SKIP = button('skipButtonClick', 'Пропустить', 'Skip')
const CALL = button('makeCallButtonClick', 'Позвонить', 'Call', 'primary')
const CALL_AGAIN = button('makeCallButtonClick', 'Перезвонить', 'Call again', 'primary')
const HANG_UP = button('hangupButtonClick', 'Завершить', 'Hang up', 'bad')
const BACK = button('cancelTransferButtonClick', 'Вернуться к звонку', 'Back to the call')
const CLOSE = button('closeButtonClick', 'Закрыть', 'Close')

/** Stands beside the others while a list of clients is called. */
export const NEXT: CardButton = button('nextButtonClick', 'Следующий', 'Next')

/** Buttons of every state. Bitrix24 docs: page-background-worker/card */
export const BUTTONS: Readonly<Record<UiState, readonly CardButton[]>> = {
  incoming: [ANSWER, SKIP],
  transferIncoming: [ANSWER, SKIP],
  outgoing: [CALL],
  connectingIncoming: [HANG_UP],
  connectingOutgoing: [HANG_UP],
  connected: [
    HANG_UP,
    button('holdButtonClick', 'Удержание', 'Hold'),
    button('muteButtonClick', 'Микрофон', 'Microphone'),
    button('transferButtonClick', 'Перевести', 'Transfer'),
    button('dialpadButtonClick', 'Клавиатура', 'Keypad'),
    button('qualityMeterClick', 'Качество связи', 'Call quality'),
  ],
  transferring: [button('completeTransferButtonClick', 'Перенаправить', 'Transfer now', 'primary'), BACK],
  transferFailed: [BACK],
  transferConnected: [HANG_UP],
  error: [CLOSE],
  moneyError: [
    button('notifyAdminButtonClick', 'Уведомить администратора', 'Tell the administrator', 'primary'),
    CLOSE,
  ],
  redial: [CALL_AGAIN],
}

/** Text in the middle of the card until an application writes its own. */
export function stateText(state: UiState): string {
  const texts: Record<UiState, [russian: string, english: string]> = {
    incoming: ['Входящий звонок', 'Incoming call'],
    transferIncoming: ['Вам переводят звонок', 'A call is transferred to you'],
    outgoing: ['Исходящий звонок', 'Outgoing call'],
    connectingIncoming: ['Соединяем', 'Connecting'],
    connectingOutgoing: ['Соединяем', 'Connecting'],
    connected: ['Идёт разговор', 'The call is on'],
    transferring: ['Перевод звонка', 'Transferring the call'],
    transferFailed: ['Перевести звонок не получилось', 'The call was not transferred'],
    transferConnected: ['Звонок переведён', 'The call is transferred'],
    error: ['Звонок прерван', 'The call failed'],
    moneyError: ['На счёте закончились деньги', 'The account has run out of money'],
    redial: ['Абонент занят', 'The line is busy'],
  }
  return say(...texts[state])
}
