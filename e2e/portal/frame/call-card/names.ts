/** Bitrix24 docs: api-reference/widgets/ui-interaction/call-card/index */
export const CALL_CARD_COMMANDS = ['getStatus', 'disableAutoClose', 'enableAutoClose'] as const

export const CALL_CARD_EVENTS = [
  'CallCard::EntityChanged',
  'CallCard::BeforeClose',
  'CallCard::CallStateChanged',
] as const

/** Bitrix24 docs: api-reference/widgets/ui-interaction/page-background-worker/index */
export const WORKER_COMMANDS = [
  'CallCardSetMute',
  'CallCardSetHold',
  'CallCardSetUiState',
  'CallCardGetListUiStates',
  'CallCardSetCardTitle',
  'CallCardSetStatusText',
  'CallCardStartTimer',
  'CallCardStopTimer',
  'CallCardClose',
] as const

/** Names after `BackgroundCallCard::`. */
const WORKER_EVENT_NAMES = [
  'initialized',
  'addCommentButtonClick',
  'muteButtonClick',
  'holdButtonClick',
  'closeButtonClick',
  'transferButtonClick',
  'cancelTransferButtonClick',
  'completeTransferButtonClick',
  'hangupButtonClick',
  'nextButtonClick',
  'skipButtonClick',
  'answerButtonClick',
  'entityChanged',
  'makeCallButtonClick',
  'qualityMeterClick',
  'dialpadButtonClick',
  'notifyAdminButtonClick',
] as const

export type WorkerEvent = (typeof WORKER_EVENT_NAMES)[number]

export const WORKER_EVENTS = WORKER_EVENT_NAMES.map((name) => `BackgroundCallCard::${name}`)

/** States of the card's interface. Bitrix24 docs: page-background-worker/call-card-get-list-ui-states */
export const UI_STATES = [
  'incoming',
  'transferIncoming',
  'outgoing',
  'connectingIncoming',
  'connectingOutgoing',
  'connected',
  'transferring',
  'transferFailed',
  'transferConnected',
  'error',
  'moneyError',
  'redial',
] as const

export type UiState = (typeof UI_STATES)[number]
