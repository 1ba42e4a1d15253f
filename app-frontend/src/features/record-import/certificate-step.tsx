import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import { ShieldCheck } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { CertificateCard } from './certificate-card.tsx'
import { NotesCard } from './notes-card.tsx'
import { RunTask } from './run-task.tsx'
import { useCertificate, useFailures, useImportStage } from './use-imports.ts'

/** The portal beside staging: a certificate that can be printed, and the way back. */
export function CertificateStep({ run }: { run: ImportRunView }) {
  const { t } = useLingui()
  const failures = useFailures(run.id)
  return (
    <div className="flex flex-col gap-4">
      <Made run={run} />
      {run.state === 'undone' && (
        <NotesCard title={t`Остались в портале после отмены`} groups={failures.data?.kept ?? []} />
      )}
    </div>
  )
}

function Made({ run }: { run: ImportRunView }) {
  const { t } = useLingui()
  const made = useCertificate(run.id, run.certified)
  const make = useImportStage(run.id, 'certificate')
  const busy = run.task?.state === 'running' || run.task?.state === 'paused'
  if (busy) return <RunTask run={run} />
  if (run.certified && made.data)
    return <CertificateCard run={run} certificate={made.data} onAgain={() => make.mutate()} />
  if (run.certified)
    return made.error ? <ErrorState error={made.error} onRetry={() => void made.refetch()} /> : <CardSkeleton />
  return (
    <div className="flex rounded-lg bg-white shadow-card">
      {make.error ? (
        <ErrorState error={make.error} onRetry={() => make.mutate()} />
      ) : (
        <EmptyState
          tone="green"
          icon={<ShieldCheck size={22} strokeWidth={1.75} />}
          title={run.state === 'undone' ? t`Загрузка отменена, прежний акт снят` : t`Акта сверки ещё нет`}
          action={
            <Button look="main" isPending={make.isPending} onPress={() => make.mutate()}>
              {t`Сверить с порталом`}
            </Button>
          }
        >
          <Trans>
            Пересчитаем записи в портале по месяцам, категориям и ответственным и сравним 50 строк поле за полем.
          </Trans>
        </EmptyState>
      )}
    </div>
  )
}
