import { useLingui } from '@lingui/react/macro'
import type { HookView } from '@poryadok/app-backend/contact-center/hooks/contract'
import { BellRing, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { DeliveriesList } from './deliveries-list.tsx'
import { HookLine } from './hook-line.tsx'
import { NewHookDialog } from './new-hook-dialog.tsx'
import { useDropHook, useHooks } from './use-hooks.ts'

/** Whom the product tells what happens in the portal, and what became of each message. */
export function HooksTab() {
  const { t } = useLingui()
  const { data, error, refetch } = useHooks()
  const [making, setMaking] = useState(false)
  const [leaving, setLeaving] = useState<HookView | null>(null)
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  const add = (
    <Button
      size="sm"
      look="main"
      icon={<Plus size={14} strokeWidth={2} aria-hidden="true" />}
      onPress={() => setMaking(true)}
    >
      {t`Добавить адрес`}
    </Button>
  )
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4">
      <Card title={t`Кому сообщать`} aside={data.hooks.length > 0 && add}>
        {data.hooks.length === 0 ? (
          <EmptyState icon={<BellRing size={22} strokeWidth={1.75} />} title={t`Адресов ещё нет`} action={add}>
            {t`«Порядок» сообщит внешней программе о новых и изменённых сделках, контактах и завершённых звонках. Каждое сообщение подписано; недоставленное отправляется снова.`}
          </EmptyState>
        ) : (
          <ul>
            {data.hooks.map((hook) => (
              <HookLine key={hook.id} value={hook} onDrop={() => setLeaving(hook)} />
            ))}
          </ul>
        )}
      </Card>
      {data.hooks.length > 0 && <DeliveriesList />}
      {making && <NewHookDialog onClose={() => setMaking(false)} />}
      {leaving && <DropDialog value={leaving} onClose={() => setLeaving(null)} />}
    </div>
  )
}

function DropDialog({ value, onClose }: { value: HookView; onClose: () => void }) {
  const { t } = useLingui()
  const drop = useDropHook()
  const { name } = value
  return (
    <ConfirmDialog
      danger
      title={t`Удалить адрес «${name}»?`}
      confirmLabel={t`Удалить адрес`}
      keepLabel={t`Оставить`}
      busy={drop.isPending}
      error={drop.error}
      onConfirm={() => drop.mutate(value.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      {t`Уведомления на него прекратятся, его журнал удалится. Чтобы остановить их на время, выключите адрес.`}
    </ConfirmDialog>
  )
}
