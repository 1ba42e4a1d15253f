import type { RequestRow } from '@poryadok/app-backend/requests/contract'
import type { ReactTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'
import { useFirstRowMark } from '../../src/features/requests/use-first-row-mark.ts'
import type { BareFeatures } from './bare-grid.tsx'
import { Spacer } from './spacer.tsx'

interface BareRowsProps {
  table: ReactTable<BareFeatures, RequestRow>
  scroller: RefObject<HTMLDivElement | null>
}

/** Virtual rows between two spacers; height and overscan are the tab's, so that both draw the same number of rows. */
export function BareRows({ table, scroller }: BareRowsProps) {
  const rows = table.getRowModel().rows
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 61,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
    initialRect: { width: 1000, height: 700 },
  })
  const items = virtual.getVirtualItems()
  useFirstRowMark(items.length > 0)
  return (
    <tbody>
      <Spacer height={items[0]?.start ?? 0} columns={5} />
      {items.map(({ index }) => {
        const row = rows[index]
        return (
          row && (
            <tr key={row.id} ref={virtual.measureElement} data-index={index} className="row">
              {row.getAllCells().map((cell) => (
                <td key={cell.id}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          )
        )
      })}
      <Spacer height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} columns={5} />
    </tbody>
  )
}
