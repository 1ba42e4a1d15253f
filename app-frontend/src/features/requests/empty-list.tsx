import { Trans } from '@lingui/react/macro'
import { Inbox, Plus, SearchX } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { StateCard } from '../../ui/state-card.tsx'
import type { Selection } from './selection.ts'

interface EmptyListProps {
  selection: Selection
  /** How many requests the client has in «Открытые» and «Закрытые» together. */
  everything: number
  /** null: the viewer may not create requests. */
  onCreate: (() => void) | null
  onReset: () => void
}

const inbox = <Inbox size={22} strokeWidth={1.75} />

/** Why no row is shown, and the way on. */
export function EmptyList({ selection, everything, onCreate, onReset }: EmptyListProps) {
  // The toolbar above has the one filled button of the tab.
  const create = onCreate && (
    <Button icon={<Plus size={15} aria-hidden="true" />} onPress={onCreate}>
      <Trans>Создать запрос</Trans>
    </Button>
  )
  if (selection.search) {
    const { search } = selection
    const among = selection.preset === 'open' && everything > 0
    return (
      <StateCard
        tone="blue"
        icon={<SearchX size={22} strokeWidth={1.75} />}
        title={among ? <Trans>Среди открытых ничего не нашлось</Trans> : <Trans>Под поиск ничего не подошло</Trans>}
        action={<ResetButton onReset={onReset} />}
      >
        <Trans>Искали «{search}» в номерах и названиях запросов этого клиента.</Trans>
      </StateCard>
    )
  }
  if (everything === 0) {
    return (
      <StateCard tone="blue" icon={inbox} title={<Trans>У клиента пока нет запросов</Trans>} action={create}>
        <Trans>Появятся сами, когда клиент напишет на подключённый ящик.</Trans>{' '}
        {onCreate && <Trans>Можно завести вручную.</Trans>}
      </StateCard>
    )
  }
  if (selection.preset === 'open') {
    return (
      <StateCard tone="green" icon={inbox} title={<Trans>Открытых запросов нет</Trans>} action={create}>
        <Trans>Все запросы клиента закрыты. Новое письмо откроет запрос само.</Trans>
      </StateCard>
    )
  }
  return (
    <StateCard
      tone="blue"
      icon={inbox}
      title={<Trans>В этом отборе пусто</Trans>}
      action={<ResetButton onReset={onReset} />}
    >
      <Trans>Остальные запросы клиента видны в других отборах.</Trans>
    </StateCard>
  )
}

const ResetButton = ({ onReset }: { onReset: () => void }) => (
  <Button onPress={onReset}>
    <Trans>Показать открытые</Trans>
  </Button>
)
