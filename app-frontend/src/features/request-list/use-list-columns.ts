import { useLingui } from '@lingui/react/macro'
import type { ListRow, RequestList } from '@poryadok/app-backend/request-list/contract'
import { useMemo } from 'react'
import { useHandler } from '../../lib/use-handler.ts'
import type { GridColumn } from '../../ui/grid/grid-types.ts'
import { useFieldTitle } from './field-title.ts'
import { type ColumnFacts, listColumns } from './list-columns.tsx'
import { shownChoice } from './shown-choice.ts'
import type { CellChange } from './use-write-cell.ts'

interface ListColumnsOptions {
  list: RequestList
  columns: readonly string[]
  /** The least width of the title, px. */
  titleWidth: number
  /** The rows are those of another selection: they are read, not changed. */
  frozen: boolean
  onOpenCard: ColumnFacts['onOpenCard']
  onWrite: (change: CellChange) => void
}

/** Columns of the list, the same ones until the list, their order or the language changes: rows render with new columns. */
export function useListColumns({
  list,
  columns,
  titleWidth,
  frozen,
  ...acts
}: ListColumnsOptions): GridColumn<ListRow>[] {
  const { t } = useLingui()
  const titleOf = useFieldTitle()
  const onOpenCard = useHandler(acts.onOpenCard)
  const onWrite = useHandler(acts.onWrite)
  return useMemo(
    () =>
      listColumns(columns, {
        list,
        titleWidth,
        frozen,
        titleOf,
        words: { yes: t`да`, no: t`нет`, none: t`не выбрано`, request: t`Запрос`, notNumber: t`Введите число` },
        onOpenCard,
        onWrite: (row, field, value) => onWrite({ row, field, value, shown: shownChoice(row, field, list, value) }),
      }),
    [columns, list, titleWidth, frozen, titleOf, t, onOpenCard, onWrite],
  )
}
