import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { MailboxView } from '@poryadok/app-backend/intake/mailboxes/contract'
import { Pencil, RotateCw, Trash2 } from 'lucide-react'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { CheckRow } from '../../ui/check-row.tsx'
import { Chip } from '../../ui/chip.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useHealthWords } from './use-health-words.ts'

interface MailboxLineProps {
  box: MailboxView
  onEdit: () => void
  onStart: () => void
  onRemove: () => void
}

/** A mailbox with its health: what came last, what is left, what is wrong and who mends it. */
export function MailboxLine({ box, onEdit, onStart, onRemove }: MailboxLineProps) {
  const { t } = useLingui()
  const words = useWording()
  const now = useNow()
  const { state, word, fault } = useHealthWords()(box.health)
  const { address, active, lastLetterAt } = box
  const last = lastLetterAt && words.moment(lastLetterAt, now)
  const waits = box.health.state === 'stopped' || box.health.state === 'failing'
  return (
    <CheckRow
      state={state}
      word={word}
      showWord
      title={box.name || address}
      action={
        active && (
          <div className="flex items-center gap-1">
            {waits && (
              <Button size="sm" icon={<RotateCw size={14} aria-hidden="true" />} onPress={onStart}>
                <Trans>Читать снова</Trans>
              </Button>
            )}
            <IconButton label={t`Настроить ${address}`} onPress={onEdit}>
              <Pencil size={15} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
            <IconButton label={t`Убрать ${address}`} onPress={onRemove}>
              <Trash2 size={15} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
          </div>
        )
      }
    >
      <span className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1">
        {box.name !== '' && <span>{address}</span>}
        <Chip>{box.purpose === 'cards' ? t`визитки` : t`запросы`}</Chip>
        <span className="text-ink-3">
          <Plural value={box.letterCount} one="# письмо" few="# письма" many="# писем" other="# письма" />
          {last ? ` · ${t`последнее ${last}`}` : ''}
        </span>
      </span>
      {fault !== '' && <span className="mt-1 block text-ink">{fault}</span>}
    </CheckRow>
  )
}
