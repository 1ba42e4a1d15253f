import { useLingui } from '@lingui/react/macro'
import { CircleCheck, Info } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Note } from '../../ui/note.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SettingsGear } from '../settings/settings-gear.tsx'
import { FixDialog, type FixAction } from './fix-dialog.tsx'
import { StuckTable } from './stuck-table.tsx'
import { useStuck } from './use-stuck.ts'

type Shown = 'stuck' | 'all'

/** Activities that a person counts: which of them they can't find, why, and their way on. */
export default function StuckSection() {
  const { t } = useLingui()
  const [userId, setUserId] = useState<number | null>(null)
  const [shown, setShown] = useState<Shown>('stuck')
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [fixing, setFixing] = useState<FixAction | null>(null)
  const { data, error, refetch } = useStuck(userId).page
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  const rows = data.rows.filter(({ because }) => shown === 'all' || because.length > 0)
  const stuck = data.rows.filter(({ because }) => because.length > 0).length
  const picked = rows.filter(({ id }) => chosen.has(id))
  const movable = picked.filter(({ mayMove }) => mayMove)
  const endable = picked.filter(({ mayComplete }) => mayComplete)
  const toggle = (id: number): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const look = (id: number | null): void => {
    setUserId(id)
    setChosen(new Set())
  }
  return (
    <Card
      title={userId === null ? t`Мои незавершённые дела` : t`Незавершённые дела: ${data.person.name}`}
      aside={<SettingsGear slice="stuck-activities" />}
    >
      <div className="flex flex-wrap items-end gap-3 border-b border-line px-4 py-2.5">
        <Segmented<Shown>
          label={t`Какие дела`}
          segments={[
            { id: 'stuck', label: t`Требуют внимания, ${stuck}` },
            { id: 'all', label: t`Все, ${data.total}` },
          ]}
          value={shown}
          onChange={setShown}
        />
        {data.people.length > 0 && (
          <div className="w-64">
            <PersonPicker label={t`Чьи дела`} people={data.people} value={userId} onChange={look} />
          </div>
        )}
        {picked.length > 0 && (
          <span className="flex flex-wrap gap-2">
            <Button look="main" isDisabled={movable.length === 0} onPress={() => setFixing('move')}>
              {t`Передать ответственным: ${movable.length}`}
            </Button>
            <Button isDisabled={endable.length === 0} onPress={() => setFixing('complete')}>
              {t`Завершить: ${endable.length}`}
            </Button>
          </span>
        )}
      </div>
      {data.hidden > 0 && (
        <div className="px-4 pt-3">
          <Note tone="blue" icon={<Info size={18} strokeWidth={1.75} />}>
            {t`Счётчик портала считает дела по тому, кто за них отвечает, а список показывает только доступные записи. Не видны в списке: ${data.hidden}.`}
          </Note>
        </div>
      )}
      {rows.length === 0 ? (
        <EmptyState tone="green" icon={<CircleCheck size={22} strokeWidth={1.75} />} title={t`Потерянных дел нет`}>
          {t`Все незавершённые дела стоят у записей, которые видны, и у своих ответственных.`}
        </EmptyState>
      ) : (
        <StuckTable rows={rows} chosen={chosen} onChoose={toggle} />
      )}
      {data.total > data.rows.length && (
        <p className="px-4 py-3 text-12h text-ink-3">{t`Показаны первые ${data.rows.length} из ${data.total}: остальные появятся, когда эти разберут.`}</p>
      )}
      {fixing && (
        <FixDialog
          action={fixing}
          userId={data.person.id}
          activities={fixing === 'move' ? movable : endable}
          onClose={() => {
            setFixing(null)
            setChosen(new Set())
          }}
        />
      )}
    </Card>
  )
}
