import { useLingui } from '@lingui/react/macro'
import type { ApiCallDetails } from '@poryadok/app-backend/contact-center/contract'
import { FlaskConical, RotateCw } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { CodeValue } from '../../ui/code-value.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Note } from '../../ui/note.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ChangedRecord } from './changed-record.tsx'
import { useApiCall, useReplay } from './use-center.ts'
import { useMay } from './use-may.ts'

interface CallPanelProps {
  id: string
  onClose: () => void
  onPrevious?: (() => void) | null
  onNext?: (() => void) | null
}

/** One call whole: what was sent, what changed, what was answered. */
export function CallPanel({ id, ...panel }: CallPanelProps) {
  const { t } = useLingui()
  const { data, error, refetch } = useApiCall(id)
  const replay = useReplay(id)
  const may = useMay()
  return (
    <SidePanel
      title={data?.operation ?? t`Вызов`}
      subtitle={data && <Moment at={data.at} as="exact" />}
      width={440}
      footer={
        data?.replayable &&
        may('operations.run') && (
          <Button
            isPending={replay.isPending}
            icon={<RotateCw size={15} strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => replay.mutate()}
          >{t`Повторить вызов`}</Button>
        )
      }
      {...panel}
    >
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />)}
      {data && <CallBody call={data} />}
    </SidePanel>
  )
}

function CallBody({ call }: { call: ApiCallDetails }) {
  const { t } = useLingui()
  return (
    <div className="flex flex-col gap-4 border-t border-line p-4">
      {call.sandbox && (
        <Note tone="blue" icon={<FlaskConical size={16} strokeWidth={1.75} />}>
          {t`Ключ «песочница»: вызов проверен, в портал ничего не записано.`}
        </Note>
      )}
      <KeyValues
        rows={[
          { label: t`Номер`, value: <CodeValue copy>{call.id}</CodeValue> },
          { label: t`Ключ`, value: call.keyName ?? call.client },
          { label: t`Ответ`, value: call.status ?? '—' },
          ...(call.error ? [{ label: t`Код отказа`, value: call.error }] : []),
        ]}
      />
      {call.changes.map((change, index) => (
        <ChangedRecord key={index} change={change} />
      ))}
      <h3 className="text-13 font-medium">{t`Что прислали`}</h3>
      <CodeBlock label={t`Что прислали`} value={call.input} />
      {call.answer !== null && (
        <>
          <h3 className="text-13 font-medium">{t`Что ответили`}</h3>
          <CodeBlock label={t`Что ответили`} value={call.answer} />
        </>
      )}
    </div>
  )
}
