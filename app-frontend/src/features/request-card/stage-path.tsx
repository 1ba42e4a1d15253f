import { useLingui } from '@lingui/react/macro'
import type { Stage } from '@poryadok/app-backend/requests/contract'
import { Button } from 'react-aria-components/Button'
import { useStages } from '../rule-sets/use-stages.ts'

interface StagePathProps {
  stage: Stage
  busy: boolean
  onMove: (stage: { id: string; label: string }) => void
}

const looks = {
  past: 'bg-blue-count text-blue-ink data-hovered:bg-blue-line',
  now: 'bg-action text-white',
  next: 'bg-white text-ink-2 data-hovered:bg-hover',
}
/** The arrow of a step; the first has no notch. */
const arrow = 'polygon(0 0, calc(100% - 10px) 0, 100% 50%, calc(100% - 10px) 100%, 0 100%, 10px 50%)'
const firstArrow = 'polygon(0 0, calc(100% - 10px) 0, 100% 50%, calc(100% - 10px) 100%, 0 100%)'

/** The stages of requests from left to right: where the request stands, and a press moves it. */
export function StagePath({ stage, busy, onMove }: StagePathProps) {
  const { t } = useLingui()
  const stages = useStages()
  const at = stages.findIndex(({ id }) => id === stage.id)
  if (stages.length === 0) return null
  return (
    <nav aria-label={t`Стадии запроса`} className="mb-3 overflow-x-auto">
      <ol className="flex min-w-max gap-0.5 @min-[900px]:min-w-0">
        {stages.map((one, index) => {
          const look = index === at ? 'now' : index < at ? 'past' : 'next'
          return (
            <li key={one.id} className="min-w-[92px] flex-1">
              <Button
                aria-label={index === at ? t`${one.label}, запрос здесь` : t`Перевести в «${one.label}»`}
                {...(index === at ? { 'aria-current': 'step' } : {})}
                isDisabled={busy || index === at}
                onPress={() => onMove(one)}
                style={{ clipPath: index === 0 ? firstArrow : arrow }}
                className={`flex h-7 w-full items-center pr-2.5 pl-4 text-12 font-medium outline-offset-[-2px] transition-colors duration-120 ${looks[look]}`}
              >
                <span className="truncate">{one.label}</span>
              </Button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
