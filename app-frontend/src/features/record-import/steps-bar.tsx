import { useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'

const importSteps = ['file', 'fields', 'check', 'plan', 'write', 'certificate'] as const
export type ImportStep = (typeof importSteps)[number]

interface StepsBarProps {
  current: ImportStep
  /** Steps that can be opened now. */
  open: ReadonlySet<ImportStep>
  onStep: (step: ImportStep) => void
}

/** The way of an import: what is behind, where we are, what comes. */
export function StepsBar({ current, open, onStep }: StepsBarProps) {
  const { t } = useLingui()
  const words: Record<ImportStep, string> = {
    file: t`Файл`,
    fields: t`Поля`,
    check: t`Пробный прогон`,
    plan: t`План`,
    write: t`Загрузка`,
    certificate: t`Сверка`,
  }
  const at = importSteps.indexOf(current)
  return (
    <nav aria-label={t`Шаги импорта`} className="rounded-lg bg-white px-[18px] py-3 shadow-card print:hidden">
      <ol className="flex flex-wrap items-center gap-x-2.5 gap-y-2">
        {importSteps.map((step, index) => (
          <li
            key={step}
            className="flex items-center gap-2.5 not-last:after:h-px not-last:after:w-6 not-last:after:bg-line-strong not-last:after:content-[''] lg:not-last:flex-1 lg:not-last:after:w-auto lg:not-last:after:flex-1"
          >
            <button
              type="button"
              disabled={!open.has(step)}
              aria-current={step === current ? 'step' : undefined}
              onClick={() => onStep(step)}
              className={`flex items-center gap-2 rounded-sm text-13h whitespace-nowrap enabled:hover:text-action ${step === current ? 'font-medium text-ink' : 'text-ink-2'}`}
            >
              <span
                aria-hidden="true"
                className={`grid size-6 place-items-center rounded-full text-12 font-semibold ${markOf(index, at)}`}
              >
                {index < at ? <Check size={13} strokeWidth={2} /> : index + 1}
              </span>
              {words[step]}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

const markOf = (index: number, at: number): string =>
  index === at ? 'bg-action text-white' : index < at ? 'bg-green-soft text-green-ink' : 'bg-grey-soft text-ink-2'
