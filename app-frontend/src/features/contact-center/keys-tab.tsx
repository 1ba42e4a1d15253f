import { useLingui } from '@lingui/react/macro'
import type { ApiKeyView } from '@poryadok/app-backend/contact-center/contract'
import { KeyRound } from 'lucide-react'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { CodeValue } from '../../ui/code-value.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { IssuedList } from './issued-list.tsx'
import { KeyLine } from './key-line.tsx'
import { NewKeyDialog } from './new-key-dialog.tsx'
import { useApiKeys, useRevokeKey } from './use-center.ts'

/** Keys of contact centres: who has one, what it allows, when it was used last. */
export function KeysTab() {
  const { t } = useLingui()
  const { data, error, refetch } = useApiKeys()
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return (
    <IssuedList
      title={t`Ключи`}
      addLabel={t`Выпустить ключ`}
      items={data.keys}
      empty={{
        icon: <KeyRound size={22} strokeWidth={1.75} />,
        title: t`Ключей ещё нет`,
        text: t`По ключу внешний контакт-центр ищет и пишет контакты, компании, сделки и звонки. Для проб выпустите ключ «песочница»: он ничего не пишет в портал.`,
      }}
      about={
        <p className="flex flex-wrap items-center gap-x-2 border-b border-line px-4 py-2.5 text-13 text-ink-2">
          {t`Адрес, описание и пробные вызовы:`} <CodeValue copy>{data.address}</CodeValue>
        </p>
      }
      line={(key, onLeave) => <KeyLine key={key.id} value={key} onRevoke={onLeave} />}
      maker={(onClose) => <NewKeyDialog onClose={onClose} />}
      leaver={(key, onClose) => <RevokeDialog value={key} onClose={onClose} />}
    />
  )
}

function RevokeDialog({ value, onClose }: { value: ApiKeyView; onClose: () => void }) {
  const { t } = useLingui()
  const revoke = useRevokeKey()
  const { name } = value
  return (
    <ConfirmDialog
      danger
      title={t`Отозвать ключ «${name}»?`}
      confirmLabel={t`Отозвать ключ`}
      keepLabel={t`Оставить`}
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate(value.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      {t`Вызовы с этим ключом перестанут приниматься сразу. Журнал останется.`}
    </ConfirmDialog>
  )
}
