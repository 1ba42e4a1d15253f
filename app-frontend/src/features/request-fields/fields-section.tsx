import { useLingui } from '@lingui/react/macro'
import type { StoredFields } from '@poryadok/app-backend/request-fields/contract'
import { useServices } from '../../lib/services.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { LongTasks } from '../long-work/long-tasks.tsx'
import { useLongTasks } from '../long-work/use-long-tasks.ts'
import { FieldsEditor } from './fields-editor.tsx'
import { applyKind, useBesidePortal, useFields } from './use-fields.ts'

/** «Поля»: own fields of requests, the portal beside them, and the way from one to the other. */
export default function FieldsSection() {
  const { t } = useLingui()
  const { user } = useServices()
  const { data, error, refetch } = useFields()
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  // The work of the whole portal is shown to its administrators alone.
  const Beside = user()?.isAdmin ? FieldsAndWork : FieldsBeside
  return (
    <section aria-label={t`Поля запроса`} className="flex flex-col gap-4">
      <Beside stored={data} />
    </section>
  )
}

function FieldsAndWork({ stored }: { stored: StoredFields }) {
  const { list } = useLongTasks(applyKind)
  return (
    <>
      <LongTasks kind={applyKind} passing />
      <FieldsBeside stored={stored} lastEnd={list.data?.tasks[0]?.endedAt ?? null} />
    </>
  )
}

function FieldsBeside({ stored, lastEnd = null }: { stored: StoredFields; lastEnd?: string | null }) {
  const beside = useBesidePortal(stored.revision, lastEnd)
  return (
    <>
      {beside.error && <ErrorState error={beside.error} onRetry={() => void beside.refetch()} />}
      <FieldsEditor key={stored.revision} stored={stored} beside={beside.data ?? null} />
    </>
  )
}
