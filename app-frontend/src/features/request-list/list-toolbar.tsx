import { useLingui } from '@lingui/react/macro'
import { Plus } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { afterPaint } from '../../lib/after-paint.ts'
import { Button } from '../../ui/button.tsx'
import { SearchBar } from '../../ui/search-bar.tsx'
import { SettingsGear } from '../settings/settings-gear.tsx'
import type { ListToolsProps } from './list-tools.tsx'
import { useConditionWords } from './use-condition-words.ts'

const ListTools = lazy(async () => {
  await afterPaint()
  return import('./list-tools.tsx')
})
/** Keeps the place of the buttons until they are there: the search does not move under the hand. */
const toolsPlace = <div aria-hidden="true" className="h-[34px] w-[122px] shrink-0" />

interface ListToolbarProps extends ListToolsProps {
  /** The conditions are those that the card begins with: nobody has to read them. */
  plain: boolean
  /** null: the viewer may not create requests. */
  onCreate: (() => void) | null
  /** The person is likely to create soon: the dialog may be loaded. */
  onMayCreate: () => void
}

/** A new request; search with the conditions in it; conditions, columns and the file behind their buttons. */
export function ListToolbar({ plain, onCreate, onMayCreate, ...tools }: ListToolbarProps) {
  const { t } = useLingui()
  const wordsOf = useConditionWords(tools.list)
  const { client, state } = tools
  const { selection, select, search, setSearch } = state
  const { filter } = selection
  const withGroups = (groups: typeof filter.groups): void => select({ ...selection, filter: { ...filter, groups } })
  return (
    <SearchBar
      label={client ? t`Поиск по запросам клиента` : t`Поиск по запросам`}
      placeholder={client ? t`номер, слова, серийный номер` : t`номер, слова, телефон, адрес, серийный номер`}
      search={search}
      onSearch={setSearch}
      start={
        onCreate && (
          <Button
            look="main"
            icon={<Plus size={15} aria-hidden="true" />}
            onPress={onCreate}
            onHoverStart={onMayCreate}
            onFocus={onMayCreate}
          >
            {t`Создать запрос`}
          </Button>
        )
      }
      conditions={plain ? [] : filter.groups.map((group, at) => ({ id: String(at), label: wordsOf(group) }))}
      onRemove={(id) => withGroups(filter.groups.filter((_, at) => String(at) !== id))}
      end={
        <>
          <Suspense fallback={toolsPlace}>
            <ListTools {...tools} />
          </Suspense>
          {client && <SettingsGear slice="requests" size="md" />}
        </>
      }
    />
  )
}
