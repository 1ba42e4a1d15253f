import { useLingui } from '@lingui/react/macro'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { LongTasks } from '../long-work/long-tasks.tsx'
import { useLongTasks } from '../long-work/use-long-tasks.ts'
import { FieldsEditor } from './fields-editor.tsx'
import { applyKind, useBesidePortal, useFields } from './use-fields.ts'

/** «Поля»: own fields of requests, the portal beside them, and the way from one to the other. */
export default function FieldsSection() {
  const { t } = useLingui()
  const { data, error, refetch } = useFields()
  const { list } = useLongTasks(applyKind)
  const task = list.data?.tasks[0]
  const beside = useBesidePortal(data?.revision ?? 0, task?.endedAt ?? null)
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return (
    <section aria-label={t`Поля запроса`} className="flex flex-col gap-4">
      <LongTasks kind={applyKind} passing />
      {beside.error && <ErrorState error={beside.error} onRetry={() => void beside.refetch()} />}
      <FieldsEditor key={data.revision} stored={data} beside={beside.data ?? null} />
    </section>
  )
}
