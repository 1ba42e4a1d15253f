import type { AutomaticKind } from './automatic-signals.ts'
import type { DeliveryReport } from './delivery-facts.ts'

export interface BounceFacts {
  kind: AutomaticKind
  report: Pick<DeliveryReport, 'recipients' | 'mentioned' | 'status'>
  /** Who takes part in the conversation, lower case. */
  known: readonly string[]
}

export interface BouncedRecipient {
  address: string
  kind: 'hard' | 'soft' | 'delayed'
  status: string
  detail: string
}

const kinds = { 'bounce-hard': 'hard', 'bounce-soft': 'soft', 'bounce-delayed': 'delayed' } as const

/**
 * Which addresses did the letter not reach? Those that the report lists, with what it says of each; where it has no list, those
 * of the conversation that its words name. Recipients whom it did reach are left out.
 */
export function bouncedRecipients({ kind, report, known }: BounceFacts): BouncedRecipient[] {
  const whole = Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : 'hard'
  const listed = report.recipients
    .filter(({ action }) => !/^(delivered|relayed|expanded)$/.test(action))
    .map(({ address, action, status, detail }) => ({ address, status, detail, kind: kindOf(action, status, whole) }))
  if (listed.length > 0) return listed
  return report.mentioned
    .filter((address) => known.includes(address))
    .map((address) => ({ address, kind: whole, status: report.status, detail: '' }))
}

function kindOf(action: string, status: string, whole: BouncedRecipient['kind']): BouncedRecipient['kind'] {
  if (action === 'delayed') return 'delayed'
  if (status.startsWith('5')) return 'hard'
  return status.startsWith('4') ? 'soft' : whole
}
