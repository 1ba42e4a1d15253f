import { useLingui } from '@lingui/react/macro'
import type { MissedCallView } from '@poryadok/app-backend/missed-calls/contract'
import { PhoneCall, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { Note } from '../../ui/note.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { GiveCalls } from './give-calls.tsx'
import { MissedRow } from './missed-row.tsx'
import { useMissedCalls, type CallFilter } from './use-calls.ts'

/** Missed calls with what became of each; a head gives them to people, alone or together. */
export function MissedList({ mayAssign }: { mayAssign: boolean }) {
  const { t } = useLingui()
  const [filter, setFilter] = useState<CallFilter>('open')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [giving, setGiving] = useState<readonly MissedCallView[] | null>(null)
  const { list, take } = useMissedCalls(filter)
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const { unresolved = null, notCalledBack = null } = list.data?.pages[0]?.counts ?? {}
  const keyOf = ({ entityTypeId, id }: MissedCallView): string => `${entityTypeId}/${id}`
  const picked = rows.filter((row) => chosen.has(keyOf(row)) && row.mayAssign)
  const mayGive = (row: MissedCallView): boolean => mayAssign && row.mayAssign
  const buttons = Math.max(0, ...rows.map((row) => Number(mayGive(row)) + Number(row.mayTake)))
  const toggle = (row: MissedCallView): void => {
    const next = new Set(chosen)
    if (!next.delete(keyOf(row))) next.add(keyOf(row))
    setChosen(next)
  }
  const segments = [
    { id: 'open', label: t`В работе` },
    { id: 'unresolved', label: unresolved === null ? t`Неразобранные` : t`Неразобранные, ${unresolved}` },
    { id: 'not-called-back', label: notCalledBack === null ? t`Не перезвонили` : t`Не перезвонили, ${notCalledBack}` },
    { id: 'all', label: t`Все` },
  ] as const
  return (
    <section aria-label={t`Пропущенные`} className="rounded-lg bg-white shadow-card">
      <div className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2.5">
        <Segmented<CallFilter> label={t`Какие звонки`} segments={segments} value={filter} onChange={setFilter} />
        {picked.length > 0 && (
          <Button look="main" onPress={() => setGiving(picked)}>{t`Назначить выбранные: ${picked.length}`}</Button>
        )}
      </div>
      <TakenNote error={take.error} refused={take.data?.refused ?? 0} />
      {list.isPending ? (
        <CardSkeleton />
      ) : list.error && !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 && !list.hasNextPage ? (
        <EmptyState tone="green" icon={<PhoneCall size={22} strokeWidth={1.75} />} title={t`Здесь пусто`}>
          {t`Пропущенный звонок появляется здесь через несколько секунд после того, как на него никто не ответил.`}
        </EmptyState>
      ) : (
        <>
          <ul>
            {rows.map((row) => (
              <MissedRow
                key={keyOf(row)}
                row={row}
                chosen={chosen.has(keyOf(row))}
                onChoose={mayGive(row) ? () => toggle(row) : null}
                onGive={mayGive(row) ? () => setGiving([row]) : null}
                onTake={row.mayTake ? () => take.mutate([{ entityTypeId: row.entityTypeId, id: row.id }]) : null}
                buttons={buttons}
              />
            ))}
          </ul>
          <ListFoot
            shown={t`Показано: ${rows.length}`}
            more={
              list.hasNextPage
                ? { label: t`Показать ещё`, busy: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }
                : null
            }
          />
        </>
      )}
      {giving && (
        <GiveCalls
          calls={giving}
          onClose={() => {
            setGiving(null)
            setChosen(new Set())
          }}
        />
      )}
    </section>
  )
}

/** Why a call was not taken. */
function TakenNote({ error, refused }: { error: Error | null; refused: number }) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const words = error && errorWords(error)
  if (!words && refused === 0) return null
  return (
    <div className="px-4 pt-3">
      <Note urgent tone={words ? 'red' : 'amber'} icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
        {words ? `${words.title} ${words.text}` : t`Этот звонок уже взял кто-то другой.`}
      </Note>
    </div>
  )
}
