import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { BenchResult, RuleLab } from '@poryadok/app-backend/rule-sets/contract'
import { CircleCheck, CircleX, FlaskConical, Trash2 } from 'lucide-react'
import { useMomentLabel } from '../../lib/use-moment-label.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ReasonList } from '../why/reason-list.tsx'
import type { KindSlot } from './kind-slot.ts'
import { useBench, useExamples } from './use-rules.ts'

interface ExamplesListProps {
  lab: RuleLab
  slot: KindSlot | undefined
  body: unknown
  sound: boolean
}

/** Saved examples under the rules as they stand: those that fail come first. */
export function ExamplesList({ lab, slot, body, sound }: ExamplesListProps) {
  const { t } = useLingui()
  const { data, error, refetch } = useBench(lab.kind, body, sound)
  if (!data) {
    if (!sound) return null
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  }
  if (data.results.length === 0)
    return (
      <EmptyState title={t`Образцов пока нет`} icon={<FlaskConical size={22} strokeWidth={1.75} />}>
        <Trans>Проверьте правила на письме и сохраните ответ образцом: дальше он проверяется при каждой правке.</Trans>
      </EmptyState>
    )
  const failing = data.results.filter(({ passes }) => !passes)
  const count = data.results.length
  return (
    <>
      <p role="status" className={`text-13 ${failing.length > 0 ? 'text-red-ink' : 'text-green-ink'}`}>
        {failing.length > 0
          ? plural(failing.length, {
              one: 'Не сходится # образец',
              few: 'Не сходятся # образца',
              many: 'Не сходятся # образцов',
              other: 'Не сходятся # образца',
            })
          : plural(count, {
              one: 'Сходится # образец',
              few: 'Сходятся все # образца',
              many: 'Сходятся все # образцов',
              other: 'Сходятся все # образца',
            })}
      </p>
      <ul className="flex flex-col">
        {[...failing, ...data.results.filter(({ passes }) => passes)].map((result) => (
          <Example key={result.id} kind={lab.kind} slot={slot} result={result} mayRemove={lab.may.edit} />
        ))}
      </ul>
    </>
  )
}

interface ExampleProps {
  kind: string
  slot: KindSlot | undefined
  result: BenchResult['results'][number]
  mayRemove: boolean
}

function Example({ kind, slot, result, mayRemove }: ExampleProps) {
  const { t } = useLingui()
  const { remove } = useExamples(kind)
  const labelOf = useMomentLabel()
  const { name, passes, answer } = result
  const expectedLabel = labelOf(result.expectedLabel)
  return (
    <li className="flex items-start gap-2.5 border-t border-line py-2 first:border-0">
      <span className={`mt-0.5 shrink-0 ${passes ? 'text-green-ink' : 'text-red-ink'}`}>
        {passes ? (
          <CircleCheck size={15} aria-label={t`сходится`} />
        ) : (
          <CircleX size={15} aria-label={t`не сходится`} />
        )}
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate text-13" title={name}>
          {name}
        </p>
        <p className="mt-0.5 flex flex-wrap items-center gap-1.5 text-12 text-ink-2">
          {answer ? (
            <Chip square tone={slot?.tone(answer.key) ?? 'grey'}>
              {labelOf(answer.label)}
            </Chip>
          ) : (
            <span>{t`Образец больше не подходит к этим правилам.`}</span>
          )}
          {!passes && <span>{t`ждали: ${expectedLabel}`}</span>}
        </p>
        {!passes && answer && (
          <div className="mt-1.5">
            <ReasonList reasons={answer.because} />
          </div>
        )}
      </div>
      {mayRemove && (
        <IconButton
          label={t`Убрать образец ${name}`}
          isDisabled={remove.isPending}
          onPress={() => remove.mutate(result.id)}
        >
          <Trash2 size={15} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      )}
    </li>
  )
}
