import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { PersonBody } from '@poryadok/app-backend/operations/contract'
import { CircleCheck, Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Note } from '../../ui/note.tsx'
import type { usePersonData } from './use-person-data.ts'

interface HeldDataProps {
  person: PersonBody
  /** Records found. */
  total: number
  data: ReturnType<typeof usePersonData>
}

/** How much was found, and what can be done with it. Erasing asks first: it can't be taken back. */
export function HeldData({ person, total, data: { copy, erase } }: HeldDataProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const [asking, setAsking] = useState(false)
  const records = (count: number): string =>
    plural(count, { one: '# запись', few: '# записи', many: '# записей', other: '# записи' })
  if (erase.data)
    return (
      <div className="px-4 pb-4">
        <Note tone="green" icon={<CircleCheck size={18} strokeWidth={1.75} />}>
          {t`Удалено или очищено: ${records(erase.data.total)}. В журнале действий осталось, сколько, но не о ком.`}
        </Note>
      </div>
    )
  if (total === 0)
    return <p role="status" className="px-4 pb-4 text-13 text-ink-2">{t`О таком человеке ничего не хранится.`}</p>
  return (
    <div className="flex flex-col items-start gap-2.5 px-4 pb-4">
      <p role="status" className="text-14">{t`Найдено: ${records(total)}.`}</p>
      <div className="flex flex-wrap gap-2.5">
        <Button
          icon={<Download size={15} aria-hidden="true" />}
          isPending={copy.isPending}
          onPress={() => copy.mutate(person)}
        >
          <Trans>Выгрузить копию</Trans>
        </Button>
        <Button look="danger" icon={<Trash2 size={15} aria-hidden="true" />} onPress={() => setAsking(true)}>
          <Trans>Удалить данные</Trans>
        </Button>
      </div>
      {copy.error && (
        <p role="alert" className="text-13 text-red-ink">
          {errorWords(copy.error).title}
        </p>
      )}
      {asking && (
        <ConfirmDialog
          danger
          title={t`Удалить ${records(total)}?`}
          confirmLabel={t`Удалить данные`}
          keepLabel={t`Оставить`}
          busy={erase.isPending}
          error={erase.error}
          onClose={() => setAsking(false)}
          onConfirm={() => erase.mutate(person, { onSuccess: () => setAsking(false) })}
        >
          <p>{t`Письма человека, решения о них и уведомления удалятся, в остальных записях его слова заменятся на «***». Вернуть нельзя.`}</p>
          <p>{t`Резервные копии, сделанные раньше, человека ещё содержат, пока не выйдет их срок.`}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
