import { useLingui } from '@lingui/react/macro'
import type { CallRow } from '@poryadok/app-backend/operations/contract'
import { CodeBlock } from '../../ui/code-block.tsx'
import { CodeValue } from '../../ui/code-value.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Moment } from '../../ui/moment.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { CallActor } from './call-actor.tsx'
import { OutcomeChip } from './outcome-chip.tsx'
import { useCall } from './use-calls.ts'

interface CallPanelProps {
  call: CallRow
  overlay: boolean
  onClose: () => void
  onPrevious: (() => void) | null
  onNext: (() => void) | null
}

/** One request beside the journal: what was asked, and how it ended. */
export function CallPanel({ call, ...panel }: CallPanelProps) {
  const { t } = useLingui()
  const { data, error, refetch } = useCall(call.id)
  const { durationMs, status, errorCode, inner } = call
  return (
    <SidePanel
      title={<CodeValue>{call.method}</CodeValue>}
      subtitle={<Moment at={call.at} as="exact" />}
      width={380}
      {...panel}
    >
      <div className="flex flex-col gap-4 border-t border-line p-4">
        <KeyValues
          rows={[
            { label: t`Исход`, value: <OutcomeChip outcome={call.outcome} /> },
            { label: t`Ответ`, value: status === null ? t`не пришёл` : <CodeValue>{String(status)}</CodeValue> },
            ...(errorCode ? [{ label: t`Код ошибки`, value: <CodeValue copy>{errorCode}</CodeValue> }] : []),
            { label: t`Длилось`, value: t`${durationMs} мс` },
            { label: t`Кто`, value: <CallActor call={call} /> },
          ]}
        />
        {inner.length > 0 && (
          <div>
            <h3 className="mb-1 text-12 text-ink-3">{t`Внутри пакета`}</h3>
            <ol className="flex flex-col gap-0.5 text-13">
              {inner.map((method, index) => (
                <li key={index} className="truncate">
                  <CodeValue>{method}</CodeValue>
                </li>
              ))}
            </ol>
          </div>
        )}
        <div>
          <h3 className="mb-1 text-12 text-ink-3">{t`Параметры, секреты и личное скрыты`}</h3>
          {data && <CodeBlock label={t`Параметры`} value={data.params} />}
          {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
          {!data && !error && <Skeleton className="h-16 w-full" />}
        </div>
      </div>
    </SidePanel>
  )
}
