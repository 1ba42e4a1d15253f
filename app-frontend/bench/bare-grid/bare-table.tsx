import type { CellValue, ListRow, RequestList, Selection } from '@poryadok/app-backend/request-list/contract'
import { createColumnHelper, rowSelectionFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { Spacer } from './spacer.tsx'

const features = tableFeatures({ rowSelectionFeature })
const helper = createColumnHelper<typeof features, ListRow>()

interface BareTableProps {
  list: RequestList
  rows: ListRow[]
  sort: Selection['sort']
  onSort: (sort: Selection['sort']) => void
  onNearEnd: () => void
}

/** Ticks, titles that sort, virtual rows; height, overscan and the moment to ask for more are the list's. */
export function BareTable({ list, rows, sort, onSort, onNearEnd }: BareTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const columns = useMemo(() => columnsOf(list), [list])
  const table = useTable({ features, columns, data: rows, getRowId: (row) => String(row.id) })
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 61,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    initialRect: { width: 1000, height: 700 },
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)
  useEffect(() => {
    if ((last?.index ?? 0) >= rows.length - 10) onNearEnd()
  }, [last?.index, rows.length, onNearEnd])
  const turn = (field: string): void =>
    onSort({ field, direction: sort.field === field && sort.direction === 'asc' ? 'desc' : 'asc' })
  return (
    <div ref={scroller} className="scroller">
      <table role="grid">
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              <th scope="col" className="tick" />
              {group.headers.map((header) => (
                <th key={header.id} scope="col">
                  <button type="button" onClick={() => turn(header.id)}>
                    <table.FlexRender header={header} />
                  </button>
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          <Spacer height={items[0]?.start ?? 0} columns={columns.length + 1} />
          {items.map(({ index }) => {
            const row = table.getRowModel().rows[index]
            return (
              row && (
                <tr key={row.id} data-row={index} className="row" aria-selected={row.getIsSelected()}>
                  <td>
                    <input type="checkbox" checked={row.getIsSelected()} onChange={row.getToggleSelectedHandler()} />
                  </td>
                  {row.getAllCells().map((cell) => (
                    <td key={cell.id}>
                      <table.FlexRender cell={cell} />
                    </td>
                  ))}
                </tr>
              )
            )
          })}
          <Spacer height={virtual.getTotalSize() - (last?.end ?? 0)} columns={columns.length + 1} />
        </tbody>
      </table>
    </div>
  )
}

function columnsOf({ fields, layout }: RequestList) {
  return [
    helper.accessor((row): unknown => `#${row.id} ${row.title}`, { id: 'id', header: 'Запрос' }),
    ...layout.columns.flatMap((name) => {
      const field = fields.find((one) => one.name === name)
      if (!field || name === 'title' || name === 'id') return []
      return [helper.accessor((row): unknown => textOf(row, name), { id: name, header: field.title })]
    }),
  ]
}

const textOf = (row: ListRow, name: string): string =>
  name === 'stageId' ? row.stage.name : plain(row.values[name] ?? null)

const plain = (value: CellValue): string =>
  Array.isArray(value)
    ? value.map((one) => (typeof one === 'string' ? one : one.name)).join(', ')
    : String(value ?? '—')
