import type { CommandTable, Run } from '../client/commands.ts'
import { param, textParam } from '../client/wire.ts'
import type { CallCard } from './call-card.ts'
import { UI_STATES, type UiState } from './names.ts'

const NO_CARD = [{ result: 'error', errorCode: 'Call card is undefined' }]
const WRONG_STATE = [{ result: 'error', errorCode: 'Invalid ui state' }]

/**
 * Commands of a background worker over the card of its own call. `card` finds that card now, or undefined.
 * Bitrix24 docs: ui-interaction/page-background-worker/index.
 */
export function workerCommands(card: () => CallCard | undefined): CommandTable {
  const onCard =
    (run: (card: CallCard, params: unknown) => unknown): Run =>
    (params, reply) => {
      const found = card()
      const answer = found === undefined ? NO_CARD : run(found, params)
      if (answer !== undefined) reply(answer)
    }
  return {
    CallCardSetMute: onCard((found, params) => {
      found.view.muted = param(params, 'muted') === true
      return []
    }),
    CallCardSetHold: onCard((found, params) => {
      found.view.held = param(params, 'held') === true
      return []
    }),
    CallCardSetUiState: onCard((found, params) => {
      const state = UI_STATES.find((one): one is UiState => one === param(params, 'uiState'))
      if (state === undefined) return WRONG_STATE
      found.view.setState(state, param(params, 'disableAutoStartTimer') === true)
      return []
    }),
    CallCardGetListUiStates: (_params, reply) => reply([...UI_STATES]),
    CallCardSetCardTitle: onCard((found, params) => {
      found.view.title = textParam(params, 'title')
      return []
    }),
    CallCardSetStatusText: onCard((found, params) => {
      found.view.status = textParam(params, 'statusText')
      return []
    }),
    // In a browser neither timer command is answered when it works.
    CallCardStartTimer: onCard((found) => found.view.timer.start()),
    CallCardStopTimer: onCard((found) => found.view.timer.stop()),
    CallCardClose: onCard((found) => {
      found.close()
      return []
    }),
  }
}
