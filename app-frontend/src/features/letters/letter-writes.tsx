import { useLingui } from '@lingui/react/macro'
import type { LetterDetails } from '@poryadok/app-backend/intake/contract'
import { Chip } from '../../ui/chip.tsx'
import type { Tone } from '../../ui/tone.ts'
import { PanelSection } from './panel-section.tsx'

/** What the letter made the product write into the portal, in order. */
export function LetterWrites({ writes }: Pick<LetterDetails, 'writes'>) {
  const { t } = useLingui()
  const states = useStates()
  return (
    <PanelSection title={t`Записано в портал`}>
      <ul className="flex flex-col gap-1.5 text-13">
        {writes.map(({ id, method, state, error, record }) => {
          const { word, tone } = states[state] ?? { word: state, tone: 'grey' as const }
          return (
            <li key={id} className="flex flex-wrap items-center gap-x-2">
              <code className="min-w-0 flex-1 text-12 wrap-anywhere text-ink-2">
                {method}
                {record && ` · ${record.id}`}
              </code>
              <Chip square tone={tone}>
                {word}
              </Chip>
              {error && <span className="basis-full text-12 text-red-ink">{error}</span>}
            </li>
          )
        })}
      </ul>
    </PanelSection>
  )
}

function useStates(): Record<string, { word: string; tone: Tone }> {
  const { t } = useLingui()
  return {
    planned: { word: t`ждёт отправки`, tone: 'violet' },
    sending: { word: t`отправляется`, tone: 'violet' },
    unknown: { word: t`уточняем у портала`, tone: 'amber' },
    done: { word: t`записано`, tone: 'green' },
    failed: { word: t`отказ портала`, tone: 'red' },
    skipped: { word: t`оставлено как есть`, tone: 'grey' },
    undone: { word: t`отменено`, tone: 'grey' },
  }
}
