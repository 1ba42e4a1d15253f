import { Trans, useLingui } from '@lingui/react/macro'
import type { MailboxList, MailboxView } from '@poryadok/app-backend/intake/mailboxes/contract'
import { Mail, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { MailboxForm } from './mailbox-form.tsx'
import { MailboxLine } from './mailbox-line.tsx'
import { useMailboxes } from './use-mailboxes.ts'

/** Mailboxes of the portal: how each is doing, and everything that can be set. */
export default function MailboxesSection() {
  const { data, error, refetch } = useMailboxes().list
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return <Mailboxes list={data} />
}

function Mailboxes({ list }: { list: MailboxList }) {
  const { t } = useLingui()
  const { remove, start } = useMailboxes()
  const [form, setForm] = useState<MailboxView | 'new' | null>(null)
  const [leaving, setLeaving] = useState<MailboxView | null>(null)
  const add = (
    <Button look="main" icon={<Plus size={15} aria-hidden="true" />} onPress={() => setForm('new')}>
      <Trans>Добавить ящик</Trans>
    </Button>
  )
  const forget = (box: MailboxView): void => remove.mutate(box.id, { onSuccess: () => setLeaving(null) })
  return (
    <>
      <Card title={t`Почтовые ящики`} aside={list.mailboxes.length > 0 && add}>
        {list.mailboxes.length === 0 ? (
          <EmptyState title={t`Ящиков пока нет`} icon={<Mail size={26} strokeWidth={1.5} />} action={add}>
            <Trans>Добавьте адрес, на который пишут клиенты: письма на него станут запросами.</Trans>
          </EmptyState>
        ) : (
          <ul>
            {list.mailboxes.map((box) => (
              <MailboxLine
                key={box.id}
                box={box}
                onEdit={() => setForm(box)}
                onStart={() => start.mutate(box.id)}
                onRemove={() => setLeaving(box)}
              />
            ))}
          </ul>
        )}
      </Card>
      {form && <MailboxForm box={form === 'new' ? null : form} list={list} onClose={() => setForm(null)} />}
      {leaving && (
        <ConfirmDialog
          danger
          title={t`Убрать ящик ${leaving.address}?`}
          confirmLabel={t`Убрать ящик`}
          keepLabel={t`Оставить`}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => forget(leaving)}
          onClose={() => setLeaving(null)}
        >
          <Trans>
            Новые письма на него приниматься не будут, пароли сотрутся. Принятые письма останутся в запросах.
          </Trans>
        </ConfirmDialog>
      )}
    </>
  )
}
