import { useLingui } from '@lingui/react/macro'
import type { RequestList } from '@poryadok/app-backend/request-list/contract'
import type { ClientRef } from '@poryadok/app-backend/requests/contract'
import { useQueryClient } from '@tanstack/react-query'
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { ColumnChooser } from './column-chooser.tsx'
import { ExportMenu } from './export-menu.tsx'
import { FilterDialog } from './filter-dialog.tsx'
import { offeredFields } from './shown-columns.ts'
import type { Export } from './use-export.ts'
import type { useListState } from './use-list-state.ts'
import { listKey } from './use-request-pages.ts'

export interface ListToolsProps {
  list: RequestList
  /** In whose card the list stands; null: the list of all. */
  client: ClientRef | null
  state: ReturnType<typeof useListState>
  work: Export
  onExport: (format: 'xlsx' | 'csv') => void
}

/** Conditions, columns and the file, each behind its button. */
export default function ListTools({ list, client, state, work, onExport }: ListToolsProps) {
  const { t } = useLingui()
  const cache = useQueryClient()
  const [filtering, setFiltering] = useState(false)
  const { selection, select, layout, setLayout } = state
  return (
    <>
      <IconButton bordered size="md" label={t`Условия отбора`} onPress={() => setFiltering(true)}>
        <SlidersHorizontal size={18} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
      <ColumnChooser
        fields={offeredFields(list.fields, client)}
        layout={layout}
        onLayout={setLayout}
        onReset={() => {
          setLayout({ ...layout, columns: list.firstColumns, widths: {}, density: 'cosy' })
          void cache.invalidateQueries({ queryKey: listKey })
        }}
      />
      <ExportMenu
        busy={work.begin.isPending || work.task?.state === 'running'}
        onExport={onExport}
        why={list.may.export ? undefined : t`Выгружать запросы могут руководители и администраторы`}
      />
      {filtering && (
        <FilterDialog
          list={list}
          filter={selection.filter}
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
