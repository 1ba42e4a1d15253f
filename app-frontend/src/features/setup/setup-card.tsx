import { Trans, useLingui } from '@lingui/react/macro'
import type { SetupState, SetupStep } from '@poryadok/app-backend/portal/contract'
import type { ReactNode } from 'react'
import { plural } from '@lingui/core/macro'
import { ReadyRing } from './ready-ring.tsx'
import { StepRow } from './step-row.tsx'

interface SetupCardProps {
  state: SetupState
  /** Buttons at the right of the title. */
  actions: ReactNode
  /** Mends one step; none while the whole is installed. */
  mend?: (step: SetupStep) => ReactNode
  /** Between the title and the steps. */
  children?: ReactNode
}

/** The steps of the set-up with what was found in each. */
export function SetupCard({ state, actions, mend, children }: SetupCardProps) {
  const { t } = useLingui()
  const counted = state.steps.filter((step) => step.state !== 'off')
  const count = (wanted: string): number => counted.filter((step) => step.state === wanted).length
  const [problems, todo] = [count('problem'), count('todo')]
  const title =
    problems > 0
      ? t`Нужно вмешаться: ${plural(problems, { one: '# шаг', few: '# шага', many: '# шагов', other: '# шага' })}`
      : todo > 0
        ? t`Осталось: ${plural(todo, { one: '# шаг', few: '# шага', many: '# шагов', other: '# шага' })}`
        : t`Всё настроено`
  return (
    <section className="rounded-lg bg-white shadow-card">
      <div className="flex flex-wrap items-center gap-4 border-b border-line px-[18px] py-4">
        <ReadyRing done={count('ok')} all={counted.length} problems={problems} />
        <div className="min-w-[200px] flex-1">
          <h2 className="text-18 leading-[1.3] font-medium" aria-live="polite">
            {title}
          </h2>
          <p className="text-13 text-ink-2">
            <Trans>Проверка ничего не меняет на портале</Trans>
          </p>
        </div>
        <div className="flex flex-wrap gap-2.5">{actions}</div>
      </div>
      {children}
      <ul>
        {state.steps.map((step) => (
          <StepRow key={step.id} step={step} action={mend?.(step)} />
        ))}
      </ul>
    </section>
  )
}
