import { useLingui } from '@lingui/react/macro'
import { RotateCw, TriangleAlert } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { CodeValue } from '../../ui/code-value.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Note } from '../../ui/note.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { useDeliveryAnswer } from './use-delivery-answer.ts'
import { useDelivery, useReplayDelivery } from './use-hooks.ts'

interface DeliveryPanelProps {
  id: string
  onClose: () => void
  onPrevious?: (() => void) | null
  onNext?: (() => void) | null
}

/** One message whole: what was sent where, and what the other side said. */
export function DeliveryPanel({ id, ...panel }: DeliveryPanelProps) {
  const { t } = useLingui()
  const { data, error, refetch } = useDelivery(id)
  const replay = useReplayDelivery(id)
  const answerOf = useDeliveryAnswer()
  const answer = data && answerOf(data)
  return (
    <SidePanel
      title={data?.type ?? t`Сообщение`}
      subtitle={data && <Moment at={data.at} as="exact" />}
      width={400}
      footer={
        data?.replayable && (
          <Button
            isPending={replay.isPending}
            icon={<RotateCw size={15} strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => replay.mutate(undefined)}
          >{t`Отправить снова`}</Button>
        )
      }
      {...panel}
    >
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />)}
      {data && (
        <div className="flex flex-col gap-4 border-t border-line p-4">
          {!data.hookEnabled && (
            <Note tone="amber" icon={<TriangleAlert size={16} strokeWidth={1.75} />}>
              {t`Адрес выключен: на него ничего не отправляется. Включите его в списке «Кому сообщать», тогда сообщение можно будет отправить снова.`}
            </Note>
          )}
          <KeyValues
            rows={[
              { label: t`Номер`, value: <CodeValue copy>{data.id}</CodeValue> },
              { label: t`Адрес`, value: <CodeValue>{data.url}</CodeValue> },
              {
                label: t`Ответ`,
                value: answer ? (
                  <>
                    {answer.words} <span className="text-12 text-ink-3">{answer.code}</span>
                  </>
                ) : (
                  '—'
                ),
              },
              { label: t`Попытки`, value: data.attempts },
              ...(data.state === 'waiting' && data.dueAt
                ? [{ label: t`Следующая`, value: <Moment at={data.dueAt} as="exact" /> }]
                : []),
            ]}
          />
          <h3 className="text-13 font-medium">{t`Что отправлено`}</h3>
          <CodeBlock label={t`Что отправлено`} value={data.body} />
        </div>
      )}
    </SidePanel>
  )
}
