import { useLingui } from '@lingui/react/macro'
import type { RequestList } from '@poryadok/app-backend/request-list/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Plus, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ColumnChooser } from './column-chooser.tsx'
import { ExportMenu } from './export-menu.tsx'
import { FilterDialog } from './filter-dialog.tsx'
import type { Export } from './use-export.ts'
import { useConditionWords } from './use-condition-words.ts'
import type { useListState } from './use-list-state.ts'
import { listKey } from './use-request-pages.ts'

interface ListToolbarProps {
  list: RequestList
  state: ReturnType<typeof useListState>
  /** Words that the rows were found by. */
  search: string
  /** The file holds these alone, where there are any. */
  ticked: readonly number[]
  work: Export
  /** null: the viewer may not create requests. */
  onCreate: (() => void) | null
}

/** A new request; search with the conditions in it; conditions, columns and the file behind their buttons. */
export function ListToolbar({ list, state, search, ticked, work, onCreate }: ListToolbarProps) {
  const { t } = useLingui()
  const wordsOf = useConditionWords(list)
  const cache = useQueryClient()
  const [filtering, setFiltering] = useState(false)
  const { selection, select, layout, setLayout } = state
  const { filter } = selection
  const withGroups = (groups: typeof filter.groups): void => select({ ...selection, filter: { ...filter, groups } })
  return (
    <>
      <FilterBar
        label={t`Поиск по запросам`}
        placeholder={t`номер, слова, телефон, адрес, серийный номер`}
        search={state.search}
        onSearch={state.setSearch}
        start={
          onCreate && (
            <Button look="main" icon={<Plus size={15} aria-hidden="true" />} onPress={onCreate}>
              {t`Создать запрос`}
            </Button>
          )
        }
        conditions={filter.groups.map((group, at) => ({ id: String(at), label: wordsOf(group) }))}
        onRemove={(id) => withGroups(filter.groups.filter((_, at) => String(at) !== id))}
        end={
          <>
            <IconButton bordered size="md" label={t`Условия отбора`} onPress={() => setFiltering(true)}>
              <SlidersHorizontal size={18} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
            <ColumnChooser
              fields={list.fields}
              layout={layout}
              onLayout={setLayout}
              onReset={() => {
                setLayout({ ...layout, columns: list.firstColumns, widths: {}, density: 'cosy' })
                void cache.invalidateQueries({ queryKey: listKey })
              }}
            />
            <ExportMenu
              busy={work.begin.isPending || work.task?.state === 'running'}
              onExport={(format) =>
                work.begin.mutate({
                  selection,
                  search,
                  columns: layout.columns.includes('title') ? layout.columns : ['title', ...layout.columns],
                  found: null,
                  ids: ticked.length > 0 ? [...ticked] : null,
                  format,
                })
              }
              why={list.may.export ? undefined : t`Выгружать запросы могут руководители и администраторы`}
            />
          </>
        }
      />
      {filtering && (
        <FilterDialog
          list={list}
          filter={filter}
          onClose={() => setFiltering(false)}
          onApply={(next) => {
            setFiltering(false)
            select({ ...selection, filter: next })
          }}
        />
      )}
    </>
  )
}
