import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { MailboxView } from '@poryadok/app-backend/intake/mailboxes/contract'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { useMailboxes } from './use-mailboxes.ts'

/** One mailbox; taking it away is asked for once more, in the row itself. */
export function MailboxRow({
  mailbox,
  remove,
}: {
  mailbox: MailboxView
  remove: ReturnType<typeof useMailboxes>['remove']
}) {
  const { t } = useLingui()
  const words = useWording()
  const errorWords = useErrorWords()
  const now = useNow()
  const [asking, setAsking] = useState(false)
  const { address } = mailbox
  const failed = remove.variables === mailbox.id && remove.error
  const last = mailbox.lastLetterAt && words.moment(mailbox.lastLetterAt, now)
  return (
    <li>
      <div className="flex items-center gap-2">
        <i aria-hidden="true" className={`size-2 shrink-0 rounded-full ${mailbox.active ? 'bg-green' : 'bg-decor'}`} />
        <div className="min-w-0 flex-1">
          <div className="truncate font-medium" title={address}>
            {address}
          </div>
          <div className="text-12 text-ink-3">
            {!mailbox.active && <>{t`приём выключен`} · </>}
            <Plural value={mailbox.letterCount} one="# письмо" few="# письма" many="# писем" other="# письма" />
            {last ? ` · ${t`последнее ${last}`}` : ''}
          </div>
        </div>
        {!asking && mailbox.active && (
          <IconButton label={t`Убрать ${address}`} onPress={() => setAsking(true)}>
            <Trash2 size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {asking && (
        <div className="mt-2 rounded-md bg-surface-3 px-3 py-2.5 text-13">
          <p className="mb-2">
            <Trans>Убрать ящик? Новые письма на него приниматься не будут, принятые останутся в запросах.</Trans>
          </p>
          <div className="flex flex-wrap gap-2">
            <Button size="sm" look="danger" isPending={remove.isPending} onPress={() => remove.mutate(mailbox.id)}>
              <Trans>Убрать ящик</Trans>
            </Button>
            <Button size="sm" autoFocus onPress={() => setAsking(false)} isDisabled={remove.isPending}>
              <Trans>Оставить</Trans>
            </Button>
          </div>
          {failed && (
            <p role="alert" className="mt-2 text-12 text-red-ink">
              {errorWords(failed).title}
            </p>
          )}
        </div>
      )}
    </li>
  )
}
