import { useLingui } from '@lingui/react/macro'
import type { LongTaskView } from '@poryadok/app-backend/platform/contract'
import { CircleAlert, CircleCheck, Hourglass, Pause, Play, Square } from 'lucide-react'
import { Chip } from '../../ui/chip.tsx'
import type { Tone } from '../../ui/tone.ts'

/** Where the work stands, in a word. */
export function StateChip({ task: { state, fault } }: { task: LongTaskView }) {
  const { t } = useLingui()
  const states = {
    running: fault ? (['amber', Hourglass, t`Ждёт`] as const) : (['blue', Play, t`Идёт`] as const),
    paused: ['amber', Pause, t`Приостановлено`] as const,
    done: ['green', CircleCheck, t`Готово`] as const,
    failed: ['red', CircleAlert, t`Прервалось`] as const,
    cancelled: ['grey', Square, t`Остановлено`] as const,
  } satisfies Record<LongTaskView['state'], readonly [Tone, unknown, string]>
  const [tone, Icon, word] = states[state]
  return (
    <Chip tone={tone} icon={<Icon size={13} aria-hidden="true" />}>
      {word}
    </Chip>
  )
}
