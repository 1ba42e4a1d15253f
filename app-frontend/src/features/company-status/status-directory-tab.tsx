import { useLingui } from '@lingui/react/macro'
import type { DirectoryBody, StatusDirectory } from '@poryadok/app-backend/company-status/contract'
import { CircleAlert, CircleCheck, Plus } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { SettingsGear } from '../settings/settings-gear.tsx'
import { StatusRow, type StatusDraft } from './status-row.tsx'
import { useDirectory } from './use-company-status.ts'
import { useUsualStatuses } from './use-usual-statuses.ts'

const icon = { size: 18, strokeWidth: 1.75 } as const

/** The statuses that companies may have, for administrators. */
export function StatusDirectoryTab() {
  const { data, error, refetch } = useDirectory().directory
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return <Editor key={data.revision} directory={data} />
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function Editor({ directory }: { directory: StatusDirectory }) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const { save, showInCard } = useDirectory()
  const usual = useUsualStatuses()
  const stored: StatusDraft[] = directory.ready ? directory.statuses : usual
  const [draft, setDraft] = useState(stored)
  const fault = (save.error ?? showInCard.error) && errorWords(save.error ?? showInCard.error)
  const set = (at: number, over: Partial<StatusDraft>): void =>
    setDraft(
      draft.map((row, index) => {
        if (index === at) return { ...row, ...over }
        return over.isDefault ? { ...row, isDefault: false } : row
      }),
    )
  const move = (at: number, by: number): void => {
    const next = draft.slice()
    next.splice(at + by, 0, ...next.splice(at, 1))
    setDraft(next)
  }
  const add = (): void =>
    setDraft([
      ...draft,
      { key: null, name: '', note: '', tone: 'blue', isDefault: false, isProtected: false, archived: false },
    ])
  const body: DirectoryBody = { revision: directory.revision, statuses: draft }
  return (
    <Card
      title={t`Справочник статусов`}
      aside={
        <div className="flex items-center gap-2">
          {directory.ready && (
            <Button size="sm" isPending={showInCard.isPending} onPress={() => showInCard.mutate()}>
              {t`Показать в карточке компании`}
            </Button>
          )}
          <SettingsGear slice="company-status" />
        </div>
      }
    >
      <ol aria-label={t`Статусы`}>
        {draft.map((row, at) => (
          <StatusRow
            // oxlint-disable-next-line react/no-array-index-key -- a new status has no name yet
            key={row.key ?? `new-${at}`}
            row={row}
            onChange={(over) => set(at, over)}
            onUp={at === 0 ? null : () => move(at, -1)}
            onDown={at === draft.length - 1 ? null : () => move(at, 1)}
            onRemove={row.key === null ? () => setDraft(draft.filter((_, index) => index !== at)) : null}
          />
        ))}
      </ol>
      <div className="grid gap-3 p-4">
        <p className="text-12h text-ink-3">
          {t`Тот же список стоит в поле «Статус компании» на портале: правка там меняет и этот справочник. Убранный статус уходит в архив, компании его сохраняют.`}
        </p>
        {fault && (
          <Note urgent tone="red" icon={<CircleAlert {...icon} />}>
            {fault.title} {fault.text}
          </Note>
        )}
        <div role="status">
          {showInCard.isSuccess && (
            <Note tone="green" icon={<CircleCheck {...icon} />}>
              {t`Поле стоит в карточке компании у всех сотрудников, только для чтения.`}
            </Note>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button icon={<Plus size={15} aria-hidden="true" />} onPress={add} isDisabled={draft.length >= 30}>
            {t`Добавить статус`}
          </Button>
          <Button
            look="main"
            isDisabled={directory.ready && same(draft, stored)}
            isPending={save.isPending}
            icon={save.isPending && <Spinner />}
            onPress={() => save.mutate(body)}
          >
            {directory.ready ? t`Сохранить статусы` : t`Завести поле и сохранить статусы`}
          </Button>
        </div>
      </div>
    </Card>
  )
}
