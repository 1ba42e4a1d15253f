import { useLingui } from '@lingui/react/macro'
import type { HookView } from '@poryadok/app-backend/contact-center/hooks/contract'
import { BellRing } from 'lucide-react'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { DeliveriesList } from './deliveries-list.tsx'
import { HookLine } from './hook-line.tsx'
import { IssuedList } from './issued-list.tsx'
import { NewHookDialog } from './new-hook-dialog.tsx'
import { useDropHook, useHooks } from './use-hooks.ts'

/** Whom the product tells what happens in the portal, and what became of each message. */
export function HooksTab() {
  const { t } = useLingui()
  const { data, error, refetch } = useHooks()
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4">
      <IssuedList
        title={t`Кому сообщать`}
        addLabel={t`Добавить адрес`}
        items={data.hooks}
        empty={{
          icon: <BellRing size={22} strokeWidth={1.75} />,
          title: t`Адресов ещё нет`,
          text: t`«Порядок» сообщит внешней программе о новых и изменённых сделках, контактах и завершённых звонках. Каждое сообщение подписано; недоставленное отправляется снова.`,
        }}
        line={(hook, onLeave) => <HookLine key={hook.id} value={hook} onDrop={onLeave} />}
        maker={(onClose) => <NewHookDialog onClose={onClose} />}
        leaver={(hook, onClose) => <DropDialog value={hook} onClose={onClose} />}
      />
      {data.hooks.length > 0 && <DeliveriesList />}
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
