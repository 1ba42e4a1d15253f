import type { RequestRow } from '@poryadok/app-backend/requests/contract'
import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table'
import { useEffect, useRef } from 'react'
import { BareRows } from './bare-rows.tsx'

const features = tableFeatures({})
export type BareFeatures = typeof features

const helper = createColumnHelper<BareFeatures, RequestRow>()

const columns = [
  helper.accessor((row): unknown => `#${row.id} ${row.title}`, { id: 'title', header: 'Запрос' }),
  helper.accessor((row): unknown => row.stage.name, { id: 'stage', header: 'Стадия' }),
  helper.accessor((row): unknown => row.resolveBy ?? '', { id: 'resolveBy', header: 'Решить до' }),
  helper.accessor((row): unknown => row.category?.name ?? '', { id: 'category', header: 'Категория' }),
  helper.accessor((row): unknown => row.responsible.name, { id: 'responsible', header: 'Ответственный' }),
]

/**
 * Floor of the «Запросы» tab: what the grid library alone takes for the same rows. Same boot data, same handshake at
 * the same moment, same mark; values as plain text.
 */
export function BareGrid({ rows }: { rows: RequestRow[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const table = useTable({ features, columns, data: rows, getRowId: (row) => String(row.id) })
  useEffect(() => {
    import('../../src/app/connect-frame.ts')
      .then(({ connectFrame }) => connectFrame())
      .then(
        (portal) => portal.resize(720),
        () => undefined,
      )
  }, [])
  return (
    <div ref={scroller} className="scroller">
      <table>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <th key={header.id} scope="col">
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <BareRows table={table} scroller={scroller} />
      </table>
    </div>
  )
}
