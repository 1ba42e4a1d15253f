import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportRunView, WritePlan } from '@poryadok/app-backend/record-import/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Note } from '../../ui/note.tsx'
import { HoursFields } from './hours-fields.tsx'
import { QuietCard } from './quiet-card.tsx'
import { usePlanWords } from './use-plan-words.ts'
import { importKeys, useImportPlan } from './use-imports.ts'

interface PlanStepProps {
  run: ImportRunView
  onBack: () => void
  onStarted: () => void
}

/** What will be written and how long that takes under the limits of this portal; from here the writing starts. */
export function PlanStep({ run, onBack, onStarted }: PlanStepProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const cache = useQueryClient()
  const errorWords = useErrorWords()
  const { count } = useWording()
  const plan = useImportPlan(run.id)
  const [options, setOptions] = useState(run.options)
  const start = useMutation({
    mutationFn: async () => {
      await api.put<ImportRunView>(`/api/imports/${run.id}`, { options })
      return api.post<ImportRunView>(`/api/imports/${run.id}/stages/write`)
    },
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: importKeys.run(run.id) })
      onStarted()
    },
  })
  if (!plan.data)
    return plan.error ? <ErrorState error={plan.error} onRetry={() => void plan.refetch()} /> : <CardSkeleton />
  const fault = start.error && errorWords(start.error)
  const rows = count(plan.data.rows)
  return (
    <div className="flex flex-wrap items-start gap-4">
      <div className="flex min-w-0 flex-1 basis-[560px] flex-col gap-4">
        <PlanCard plan={plan.data} />
        <Card title={t`Когда писать в портал`}>
          <div className="p-4">
            <HoursFields options={options} onChange={setOptions} />
          </div>
        </Card>
      </div>
      <div className="flex w-full flex-col gap-4 lg:w-[276px]">
        <QuietCard plan={plan.data} />
        {fault && (
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            {fault.title} {fault.text}
          </Note>
        )}
        <div className="flex justify-between gap-2">
          <Button onPress={onBack}>{t`Назад`}</Button>
          <Button look="main" isPending={start.isPending} onPress={() => start.mutate()}>
            {t`Загрузить ${rows}`}
          </Button>
        </div>
      </div>
    </div>
  )
}

function PlanCard({ plan }: { plan: WritePlan }) {
  const { t } = useLingui()
  const { count, span } = useWording()
  const words = usePlanWords()
  const long = span(plan.seconds * 1000)
  const rows = [
    { label: t`Новых записей`, value: <b className="font-semibold">{count(plan.rows - plan.updates)}</b> },
    ...(plan.updates > 0 ? [{ label: t`Обновим прежние`, value: count(plan.updates) }] : []),
    { label: t`С прежней датой`, value: count(plan.dated) },
    ...(plan.undated > 0
      ? [{ label: plan.keptInField ? t`Дата в отдельном поле` : t`Без прежней даты`, value: count(plan.undated) }]
      : []),
    { label: t`Обращений к порталу`, value: t`около ${count(plan.requests)}` },
    { label: t`Методы`, value: <span className="font-mono text-12h">{plan.methods.join(', ')}</span> },
  ]
  return (
    <Card title={t`План`}>
      <div className="flex flex-col gap-3 p-4">
        <p>
          <span className="block text-24 font-light">{plan.seconds < 60 ? t`меньше минуты` : long}</span>
          <span className="text-13 text-ink-2">
            <Trans>столько это займёт при лимитах вашего портала</Trans>
          </span>
        </p>
        <KeyValues labelWidth={180} rows={rows} />
        <ul className="flex list-disc flex-col gap-1 pl-4 text-13 text-ink-2">
          {plan.because.map((reason) => (
            <li key={reason.code}>{words(reason)}</li>
          ))}
        </ul>
      </div>
    </Card>
  )
}
