import type { PlacementInterface } from './boot.ts'
import { CALL_CARD_COMMANDS, CALL_CARD_EVENTS, WORKER_COMMANDS, WORKER_EVENTS } from './call-card/names.ts'
import { ACTIVITY_COMMANDS } from './activity/names.ts'

const RELOADING = /^CRM_.+_(DETAIL_TAB|LIST_MENU|DETAIL_ACTIVITY)$/

/**
 * Commands and events a placement adds to the base ones. `builtIn`: the activity area draws the portal's own interface.
 * Bitrix24 docs: api-reference/widgets/ui-interaction/bx24-placement-call, bx24-placement-bind-event.
 */
export function placementInterface(placement: string, builtIn = false): PlacementInterface {
  if (placement === 'CALL_CARD') return { command: [...CALL_CARD_COMMANDS], event: [...CALL_CARD_EVENTS] }
  if (placement === 'PAGE_BACKGROUND_WORKER') return { command: [...WORKER_COMMANDS], event: [...WORKER_EVENTS] }
  if (placement === 'USERFIELD_TYPE') return { command: ['setValue', 'getValue'], event: [] }
  const reload = RELOADING.test(placement) ? ['reloadData'] : []
  return { command: builtIn ? [...reload, ...ACTIVITY_COMMANDS] : reload, event: [] }
}
