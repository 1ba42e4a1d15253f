import type { CallOutcome } from '@poryadok/app-backend/operations/contract'
import { CircleAlert, CircleCheck, CloudOff } from 'lucide-react'
import { Chip } from '../../ui/chip.tsx'
import { useOutcomeWords } from './use-outcome-words.ts'

const looks = {
  ok: { tone: 'green', Icon: CircleCheck },
  refused: { tone: 'red', Icon: CircleAlert },
  'no-answer': { tone: 'amber', Icon: CloudOff },
} as const

export function OutcomeChip({ outcome }: { outcome: CallOutcome }) {
  const words = useOutcomeWords()
  const { tone, Icon } = looks[outcome]
  return (
    <Chip tone={tone} icon={<Icon size={13} strokeWidth={2} aria-hidden="true" className="shrink-0" />}>
      {words[outcome]}
    </Chip>
  )
}
