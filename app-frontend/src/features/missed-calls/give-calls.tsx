import { Trans, useLingui } from '@lingui/react/macro'
import type { MissedCallView } from '@poryadok/app-backend/missed-calls/contract'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { useColleagues } from '../mailboxes/use-colleagues.ts'
import { useMissedCalls } from './use-calls.ts'

/** To whom these calls go; it holds as a person's choice. */
export function GiveCalls({ calls, onClose }: { calls: readonly MissedCallView[]; onClose: () => void }) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const { people } = useColleagues()
  const { give } = useMissedCalls('open')
  const [userId, setUserId] = useState<number | null>(null)
  const words = give.error && errorWords(give.error)
  const refused = give.data?.refused ?? 0
  const send = (): void => {
    if (userId === null) return
    const keys = calls.map(({ entityTypeId, id }) => ({ entityTypeId, id }))
    give.mutate({ calls: keys, userId }, { onSuccess: (answer) => answer.refused === 0 && onClose() })
  }
  return (
    <Dialog
      title={t`Назначить ответственного`}
      closeLabel={t`Закрыть`}
      onClose={onClose}
      busy={give.isPending}
      footer={
        <>
          <Button onPress={onClose} isDisabled={give.isPending}>
            <Trans>Отменить</Trans>
          </Button>
          <Button look="main" onPress={send} isDisabled={userId === null || give.isPending}>
            {t`Назначить, звонков: ${calls.length}`}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 pb-3">
        <p className="text-13 text-ink-2">
          <Trans>Правило больше не тронет эти лиды: выбор человека остаётся.</Trans>
        </p>
        <PersonPicker
          label={t`Сотрудник`}
          people={people.map(({ id, name, position }) => ({ id, name, ...(position ? { note: position } : {}) }))}
          value={userId}
          onChange={setUserId}
        />
        {words && (
          <Note urgent tone="red" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
            {words.title} {words.text}
          </Note>
        )}
        {refused > 0 && (
          <Note tone="amber" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
            {t`Не назначено: ${refused}. Эти лиды у сотрудников не из ваших отделов.`}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
