import { msg } from '@lingui/core/macro'
import type { MessageDescriptor } from '@lingui/core'
import type { RequestRow } from '@poryadok/app-backend/requests/contract'
import { createColumnHelper, rowSortingFeature, tableFeatures } from '@tanstack/react-table'
import { createContext, useContext } from 'react'
import { CategoryChip } from './category-chip.tsx'
import { DeadlineCell } from './deadline-cell.tsx'
import { columnWidth, type GridLayout } from './grid-layout.ts'
import { NarrowRow } from './narrow-row.tsx'
import { PersonCell } from './person-cell.tsx'
import type { SortColumn } from './selection.ts'
import { StageChip } from './stage-chip.tsx'
import { TitleCell } from './title-cell.tsx'

export interface ColumnMeta {
  heading: MessageDescriptor
  /** Width of the column, px; the first column takes what is left. */
  width?: number
}

export const features = tableFeatures({ rowSortingFeature, columnMeta: {} as ColumnMeta })
export type GridFeatures = typeof features

/** What cells need beside their row. */
export const CellContext = createContext<{
  now: Date
  peeked: number | null
  onOpen: (id: number, path: string) => void
}>({ now: new Date(0), peeked: null, onOpen: () => undefined })

const helper = createColumnHelper<GridFeatures, RequestRow>()

function Title({ row, narrow }: { row: RequestRow; narrow: boolean }) {
  const { now, peeked, onOpen } = useContext(CellContext)
  const title = <TitleCell row={row} now={now} strong={row.id === peeked} onOpen={onOpen} />
  return narrow ? <NarrowRow row={row} now={now} title={title} /> : title
}

function Deadline({ row }: { row: RequestRow }) {
  return <DeadlineCell row={row} now={useContext(CellContext).now} />
}

/** Ids of sortable columns are the names that the API sorts by. A column without a value of its own is never sortable. */
const sortable = (id: SortColumn) => ({ id, enableSorting: true, sortDescFirst: id === 'id' })
const value = (row: RequestRow): unknown => row.id

export function columnsFor(layout: GridLayout, withContact: boolean) {
  const faces = layout === 'faces'
  const title = helper.accessor(value, {
    ...sortable('id'),
    meta: { heading: msg`Запрос` },
    cell: ({ row }) => <Title row={row.original} narrow={layout === 'narrow'} />,
  })
  if (layout === 'narrow') return [title]
  const stage = helper.accessor(value, {
    ...sortable('stage'),
    meta: { heading: msg`Стадия`, width: columnWidth.stage },
    cell: ({ row }) => <StageChip stage={row.original.stage} />,
  })
  const deadline = helper.accessor(value, {
    ...sortable('resolveBy'),
    meta: { heading: msg`Решить до`, width: columnWidth.deadline },
    cell: ({ row }) => <Deadline row={row.original} />,
  })
  const category = helper.accessor(value, {
    ...sortable('category'),
    meta: { heading: msg`Категория`, width: columnWidth.category },
    cell: ({ row }) => <CategoryChip category={row.original.category} />,
  })
  const contact = helper.display({
    id: 'contact',
    enableSorting: false,
    meta: { heading: msg`Контакт`, width: faces ? columnWidth.contactFace : columnWidth.contact },
    cell: ({ row }) => row.original.contact && <PersonCell name={row.original.contact.name} narrow={faces} />,
  })
  const responsible = helper.accessor(value, {
    ...sortable('responsible'),
    meta: {
      heading: faces ? msg`Отв.` : msg`Ответственный`,
      width: faces ? columnWidth.responsibleFace : columnWidth.responsible,
    },
    cell: ({ row }) => <PersonCell name={row.original.responsible.name} narrow={faces} />,
  })
  return [
    title,
    ...(withContact ? [contact] : []),
    stage,
    deadline,
    ...(layout === 'full' ? [category] : []),
    responsible,
  ]
}
