import { Trans, useLingui } from '@lingui/react/macro'
import { Counter } from '../../ui/counter.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AddMailbox } from './add-mailbox.tsx'
import { MailboxRow } from './mailbox-row.tsx'
import { useMailboxes } from './use-mailboxes.ts'

/** Which addresses are taken in, and where to forward their letters. */
export function MailboxCard() {
  const { t } = useLingui()
  const { list, add, remove } = useMailboxes()
  const { data, error, refetch } = list
  const target = data ? `${data.smtp.host}:${data.smtp.port}` : ''
  return (
    <Card
      title={t`Почтовые ящики`}
      aside={data && <Counter>{data.mailboxes.filter((mailbox) => mailbox.active).length}</Counter>}
    >
      {!data && !error && (
        <div className="p-4" aria-busy="true">
          <Skeleton className="h-3 w-3/5" />
          <Skeleton className="mt-3 h-2.5 w-2/5" />
        </div>
      )}
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <div className="flex flex-col gap-4 p-4">
          {data.mailboxes.length === 0 ? (
            <p className="text-13 text-ink-2">
              <Trans>
                Пока нет ни одного. Добавьте адрес, на который пишут клиенты: письма на него станут запросами.
              </Trans>
            </p>
          ) : (
            <ul className="flex flex-col gap-3">
              {data.mailboxes.map((mailbox) => (
                <MailboxRow key={mailbox.id} mailbox={mailbox} remove={remove} />
              ))}
            </ul>
          )}
          <AddMailbox add={add} />
          <p className="text-12 text-ink-3">
            <Trans>
              Настройте на почтовом сервере пересылку на <span className="font-mono text-ink-2">{target}</span> (SMTP).
              Письма на другие адреса не принимаются.
            </Trans>
          </p>
        </div>
      )}
    </Card>
  )
}
