import { useLingui } from '@lingui/react/macro'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilteredOutState } from '../../ui/filtered-out-state.tsx'
import type { useListState } from './use-list-state.ts'

interface NothingProps {
  state: ReturnType<typeof useListState>
  /** How many requests there are in all for this viewer, of the client in a client's card; null: not counted. */
  everything: number | null
  /** In a client's card. */
  ofClient: boolean
  /** null: the viewer may not create requests, or the list has its button in sight. */
  onCreate: (() => void) | null
}

/** Why no row is shown, and the way on. */
export function Nothing({ state, everything, ofClient, onCreate }: NothingProps) {
  const { t } = useLingui()
  const { selection, searched, setSearch, changed, view, choose, select } = state
  if (searched !== '')
    return (
      <FilteredOutState onReset={() => setSearch('')} resetLabel={t`Очистить поиск`}>
        {t`Поиск идёт внутри этого отбора: по номеру, названию, своим полям и письмам запроса, по имени, телефону и адресу клиента.`}
      </FilteredOutState>
    )
  if (ofClient && everything === 0) return <NothingOfClient onCreate={onCreate} />
  if (changed || selection.filter.groups.length > 1)
    return (
      <FilteredOutState
        onReset={() => (view ? choose(view.id) : select({ ...selection, filter: { match: 'all', groups: [] } }))}
      >
        {t`Снимите условия, чтобы увидеть остальные запросы.`}
      </FilteredOutState>
    )
  if (everything === 0)
    return (
      <EmptyState title={t`Портал не показывает вам запросов`}>
        {t`Их пока нет, или у вас нет права их видеть: права на запросы даёт администратор портала.`}
      </EmptyState>
    )
  if (ofClient && view?.id === 'open')
    return (
      <EmptyState tone="green" title={t`Открытых запросов нет`} action={<Create onPress={onCreate} />}>
        {t`Все запросы клиента закрыты. Новое письмо откроет запрос само.`}
      </EmptyState>
    )
  return (
    <EmptyState title={t`Таких запросов нет`}>
      {ofClient
        ? t`Остальные запросы клиента видны в других отборах.`
        : t`Здесь видны запросы, которые показывает вам портал. Другие отборы стоят в ряду выше.`}
    </EmptyState>
  )
}

function NothingOfClient({ onCreate }: Pick<NothingProps, 'onCreate'>): ReactNode {
  const { t } = useLingui()
  return (
    <EmptyState title={t`У клиента пока нет запросов`} action={<Create onPress={onCreate} />}>
      {t`Появятся сами, когда клиент напишет на подключённый ящик.`} {onCreate && t`Можно завести вручную.`}{' '}
      {t`Здесь видны запросы, на которые у вас есть право.`}
    </EmptyState>
  )
}

/** The toolbar above has the one filled button of the tab. */
function Create({ onPress }: { onPress: (() => void) | null }) {
  const { t } = useLingui()
  return (
    onPress && (
      <Button icon={<Plus size={15} aria-hidden="true" />} onPress={onPress}>
        {t`Создать запрос`}
      </Button>
    )
  )
}
