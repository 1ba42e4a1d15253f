import { Trans, useLingui } from '@lingui/react/macro'
import type { Delivery } from '@poryadok/app-backend/correspondence/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, CircleAlert, CircleHelp, Clock, type LucideIcon, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { conversationKey } from './use-conversation.ts'

interface DeliveryLineProps {
  delivery: Delivery
  outgoingId: number
  requestId: number
}

/** What has become of a letter of ours; while its seconds run it can be taken back. */
export function DeliveryLine({ delivery, outgoingId, requestId }: DeliveryLineProps) {
  const left = useSecondsLeft(delivery.until)
  const { mutate, isPending, error } = useTakeBack(requestId, outgoingId)
  const errorWords = useErrorWords()
  if (delivery.state === 'waiting' && left > 0)
    return (
      <div className="mt-1.5 flex flex-wrap items-center gap-2 text-12 text-ink-3">
        <Line Icon={Clock} tone="text-ink-3">
          <Trans>уйдёт через {left} с</Trans>
        </Line>
        <Button size="xs" icon={<Undo2 size={13} aria-hidden="true" />} isPending={isPending} onPress={() => mutate()}>
          <Trans>Вернуть и исправить</Trans>
        </Button>
        {error && (
          <span role="alert" className="text-red-ink">
            {errorWords(error).title}
          </span>
        )}
      </div>
    )
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-2 text-12">
      <State delivery={delivery} />
      {(delivery.state === 'failed' || delivery.state === 'unknown') && (
        <AgainButton requestId={requestId} outgoingId={outgoingId} />
      )}
    </div>
  )
}

function State({ delivery: { state, detail, via } }: { delivery: Delivery }) {
  const { t } = useLingui()
  switch (state) {
    case 'sent':
      return detail === '' ? (
        <Line Icon={Check} tone="text-ink-3">
          {via === 'portal' ? t`отправлено почтой портала` : t`отправлено`}
        </Line>
      ) : (
        <Line Icon={CircleAlert} tone="text-amber-ink">
          {t`Отправлено не всем. Ответ сервера: ${detail}`}
        </Line>
      )
    case 'failed':
      return (
        <Line Icon={CircleAlert} tone="text-red-ink">
          {t`Не отправлено. Ответ сервера: ${detail}`}
        </Line>
      )
    case 'bounced':
      return (
        <Line Icon={CircleAlert} tone="text-red-ink">
          {t`Вернулось, получатель его не увидел. ${detail}`}
        </Line>
      )
    case 'unknown':
      return (
        <Line Icon={CircleHelp} tone="text-amber-ink">
          {t`Связь прервалась, когда сервер принимал письмо: ушло ли оно, неизвестно. Само не повторится, чтобы не прийти дважды.`}
        </Line>
      )
    default:
      return (
        <Line Icon={Clock} tone="text-ink-3">
          {detail === '' ? t`отправляется` : t`Ждёт почтовый сервер: ${detail}`}
        </Line>
      )
  }
}

const Line = ({ Icon, tone, children }: { Icon: LucideIcon; tone: string; children: React.ReactNode }) => (
  <span className={`inline-flex items-start gap-1.5 ${tone}`}>
    <Icon size={14} strokeWidth={1.75} aria-hidden="true" className="mt-px shrink-0" />
    <span className="min-w-0 wrap-anywhere">{children}</span>
  </span>
)

/** The same letter once more: after a refusal, or when the recipient says that nothing came. */
function AgainButton({ requestId, outgoingId }: { requestId: number; outgoingId: number }) {
  const { api } = useServices()
  const cache = useQueryClient()
  const errorWords = useErrorWords()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.post(`/api/requests/${requestId}/outgoing/${outgoingId}/again`),
    onSettled: () => cache.invalidateQueries({ queryKey: conversationKey(requestId) }),
  })
  return (
    <>
      <Button size="xs" isPending={isPending} onPress={() => mutate()}>
        <Trans>Отправить ещё раз</Trans>
      </Button>
      {error && (
        <span role="alert" className="text-red-ink">
          {errorWords(error).title}
        </span>
      )}
    </>
  )
}

function useTakeBack(requestId: number, outgoingId: number) {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => api.post(`/api/requests/${requestId}/outgoing/${outgoingId}/take-back`),
    onSettled: () => cache.invalidateQueries({ queryKey: conversationKey(requestId) }),
  })
}

/** Whole seconds until an instant; 0 when it is past, or there is none. */
function useSecondsLeft(until: string | null): number {
  const leftOf = (): number => (until === null ? 0 : Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1_000)))
  const [left, setLeft] = useState(leftOf)
  useEffect(() => {
    setLeft(leftOf())
    if (until === null) return
    const timer = setInterval(() => setLeft(leftOf()), 500)
    return () => clearInterval(timer)
    // leftOf follows from `until` alone.
  }, [until])
  return left
}
