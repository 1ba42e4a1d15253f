import { useLingui } from '@lingui/react/macro'
import type { ConflictPage } from '@poryadok/app-backend/phone-conflicts/contract'
import { CircleAlert, CircleCheck, Download, RefreshCw, ScanSearch } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { Moment } from '../../ui/moment.tsx'
import { Note } from '../../ui/note.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { ConflictRow } from './conflict-row.tsx'
import { useConflicts, type ConflictKind } from './use-conflicts.ts'
import { useKindWords } from './use-kind-words.ts'

const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

/** Numbers that clients of different people have, the ones to mend first on top. */
export function ConflictsTab() {
  const { t } = useLingui()
  const kinds = useKindWords()
  const [kind, setKind] = useState<ConflictKind | null>(null)
  const { list, look, save } = useConflicts(kind)
  const first = list.data?.pages[0]
  if (!first)
    return list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : <CardSkeleton />
  const rows = list.data?.pages.flatMap(({ conflicts }) => conflicts) ?? []
  const known = Object.entries(first.counts).filter(([, count]) => count > 0) as [ConflictKind, number][]
  const total = known.reduce((sum, [, count]) => sum + count, 0)
  const isRunning = first.look.state === 'running' || look.isPending
  return (
    <Card
      title={t`Номера у клиентов разных ответственных`}
      aside={
        <div className="flex flex-wrap items-center justify-end gap-2.5">
          {total > 0 && (
            <Button icon={<Download {...icon} />} onPress={() => save(t`общие номера`)}>{t`Выгрузить`}</Button>
          )}
          <Button
            icon={isRunning ? <Spinner /> : <RefreshCw {...icon} />}
            isDisabled={isRunning}
            onPress={() => look.mutate()}
          >
            {first.look.state === 'never' ? t`Найти общие номера` : t`Найти заново`}
          </Button>
        </div>
      }
    >
      <LookState look={first.look} error={look.error} />
      {known.length > 1 && (
        <div className="w-80 max-w-full px-4 pt-3">
          <SelectField
            label={t`Что показать`}
            value={kind ?? 'all'}
            options={[
              { id: 'all', label: t`Все, ${total}` },
              ...known.map(([id, count]) => ({ id, label: `${kinds[id]}, ${count}` })),
            ]}
            onChange={(id) => setKind(known.find(([one]) => one === id)?.[0] ?? null)}
          />
        </div>
      )}
      {rows.length > 0 ? (
        <>
          <ol aria-label={t`Общие номера`}>
            {rows.map((conflict) => (
              <ConflictRow key={conflict.phone} conflict={conflict} />
            ))}
          </ol>
          <ListFoot
            shown={t`Показано ${rows.length} из ${kind === null ? total : first.counts[kind]}`}
            more={
              list.hasNextPage
                ? { label: t`Показать ещё`, busy: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }
                : null
            }
          />
        </>
      ) : (
        <Nothing state={first.look.state} />
      )}
    </Card>
  )
}

function LookState({ look: { state, records, at, full }, error }: { look: ConflictPage['look']; error: Error | null }) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const fault = error && errorWords(error)
  return (
    <div role="status" className="grid gap-2 px-4 pt-3 text-13 text-ink-2 empty:hidden">
      {state === 'running' && (
        <p>{t`Читаем компании, контакты и открытые лиды: ${records}. Страницу можно закрыть.`}</p>
      )}
      {state === 'failed' && (
        <Note tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
          {t`Поиск прервался, показано найденное раньше. Причина в разделе «Состояние».`}
        </Note>
      )}
      {at !== null && (
        <p>
          {t`Найдено`} <Moment at={at} />. {t`Прочитано записей: ${records}.`}
        </p>
      )}
      {full !== null && (
        <Note tone="amber" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
          {t`Это не все: хранится ${full} номеров, у которых больше всего сотрудников. Исправьте их и найдите заново, тогда придут остальные.`}
        </Note>
      )}
      {fault && (
        <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
          {fault.title} {fault.text}
        </Note>
      )}
    </div>
  )
}

function Nothing({ state }: { state: ConflictPage['look']['state'] }) {
  const { t } = useLingui()
  if (state === 'done')
    return (
      <EmptyState tone="green" icon={<CircleCheck size={22} strokeWidth={1.75} />} title={t`Общих номеров нет`}>
        {t`Каждый номер записан у клиентов одного ответственного.`}
      </EmptyState>
    )
  return (
    <EmptyState icon={<ScanSearch size={22} strokeWidth={1.75} />} title={t`Номера ещё не сравнивали`}>
      {t`Если один номер записан у клиентов разных ответственных, цвет звонка зависит от случая. Поиск читает все компании, контакты и открытые лиды.`}
    </EmptyState>
  )
}
