import { later } from '../clock-later.ts'
import { updateItem } from '../entities/save.ts'
import { LEAD } from '../entities/type-ids.ts'
import type { Actor } from '../events/bus.ts'
import type { ExternalCall } from '../store/families/telephony-tables.ts'
import type { PortalState } from '../store/state.ts'
import { finishCall } from './finish-call.ts'
import { registerCall } from './register-call.ts'
import { showCard } from './show-card.ts'

/** What a telephony operator’s own script does around a call that nobody takes. Times are milliseconds after the ring. */
export interface OperatorScript {
  phone: string
  /** '' : the operator does not tell its line to the portal. */
  line: string
  /** At whom it rings. */
  ringUserId: number
  /** The operator’s own default employee: gets the lead when the call is over. */
  defaultUserId: number
  finishAfterMs: number
  /** What comes into «Дополнительно об источнике», in whatever spelling; null: nothing ever does. */
  sourceDescription: string | null
  fillAfterMs: number
  /** The script sets its default employee once more by crm.lead.update; null: it does not. */
  reassignAfterMs: number | null
  show: boolean
}

/**
 * A missed call as an operator’s script makes it: the lead appears while the phone rings, the line and the responsible
 * come later, each in its own time. The lead’s editor is then the new responsible, as if a person had done it.
 */
export function runOperatorScript(state: PortalState, script: OperatorScript): ExternalCall {
  const actor: Actor = { userId: script.ringUserId }
  const { call } = registerCall(
    state,
    {
      clientId: '',
      userId: script.ringUserId,
      phone: script.phone,
      type: 2,
      line: script.line,
      externalCallId: null,
      startedAt: '',
      create: true,
      source: '',
      entityType: '',
      entityId: 0,
    },
    actor,
  )
  if (script.show) showCard(state, call, [script.ringUserId])
  later(state.clock, script.finishAfterMs, () => {
    const end = { code: '304', reason: '', duration: 0, cost: 0, costCurrency: '', vote: null }
    void finishCall(state, call, { userId: script.defaultUserId, ...end }, { userId: script.defaultUserId })
  })
  const leadId = call.created[0]?.entityId
  if (leadId === undefined) return call
  const edit = (fields: Record<string, unknown>, userId: number): void => {
    if (state.items.of(LEAD).get(leadId) !== undefined) updateItem(state, LEAD, leadId, fields, { userId })
  }
  const { sourceDescription, reassignAfterMs } = script
  if (sourceDescription !== null)
    later(state.clock, script.fillAfterMs, () => edit({ sourceDescription }, script.defaultUserId))
  if (reassignAfterMs !== null)
    later(state.clock, reassignAfterMs, () => edit({ assignedById: script.defaultUserId }, script.defaultUserId))
  return call
}
