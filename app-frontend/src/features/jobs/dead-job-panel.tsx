import { useLingui } from '@lingui/react/macro'
import type { DeadJobRow } from '@poryadok/app-backend/operations/contract'
import { CodeBlock } from '../../ui/code-block.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Moment } from '../../ui/moment.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { DeadJobActions } from './dead-job-actions.tsx'
import { QueueName } from './queue-name.tsx'
import { useDeadJob } from './use-dead-jobs.ts'

interface DeadJobPanelProps {
  row: DeadJobRow
  overlay: boolean
  onClose: () => void
  onPrevious: (() => void) | null
  onNext: (() => void) | null
  onDone: () => void
}

/** One job beside the list: what it was to do and why it could not. */
export function DeadJobPanel({ row, overlay, onClose, onPrevious, onNext, onDone }: DeadJobPanelProps) {
  const { t } = useLingui()
  const { data, error, refetch } = useDeadJob(row.id)
  return (
    <SidePanel
      title={<QueueName queue={row.queue} />}
      subtitle={<span className="wrap-anywhere">{row.key}</span>}
      width={380}
      footer={<DeadJobActions ids={[row.id]} onDone={onDone} />}
      {...{ overlay, onClose, onPrevious, onNext }}
    >
      <div className="flex flex-col gap-4 border-t border-line p-4">
        <KeyValues
          rows={[
            { label: t`Поставлена`, value: <Moment at={row.createdAt} /> },
            { label: t`Оставлена`, value: <Moment at={row.endedAt} /> },
            { label: t`Попыток`, value: row.attempts },
          ]}
        />
        <div>
          <h3 className="mb-1 text-12 text-ink-3">{t`Что сказала последняя попытка`}</h3>
          <p className="text-13 wrap-anywhere text-red-ink">{row.lastError}</p>
        </div>
        <div>
          <h3 className="mb-1 text-12 text-ink-3">{t`Задание, секреты и личное скрыты`}</h3>
          {data && <CodeBlock label={t`Задание`} value={data.payload} />}
          {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
          {!data && !error && <Skeleton className="h-16 w-full" />}
        </div>
      </div>
    </SidePanel>
  )
}
