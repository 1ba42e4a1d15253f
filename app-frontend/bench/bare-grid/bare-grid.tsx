import type { ListPage, RequestList } from '@poryadok/app-backend/request-list/contract'
import { useEffect } from 'react'
import { useFirstRowMark } from '../../src/features/request-list/use-first-row-mark.ts'
import { BareTable } from './bare-table.tsx'

/**
 * Floor of the «Запросы» tab: what the grid library alone takes for the same rows. Same boot data, same handshake at
 * the same moment, same mark; values as plain text.
 */
export function BareGrid({ list, page }: { list: RequestList; page: ListPage }) {
  useFirstRowMark(page.rows.length > 0)
  useEffect(() => {
    import('../../src/app/connect-frame.ts')
      .then(({ connectFrame }) => connectFrame())
      .then(
        (portal) => portal.resize(720),
        () => undefined,
      )
  }, [])
  return (
    <BareTable
      list={list}
      rows={page.rows}
      sort={{ field: 'id', direction: 'desc' }}
      onSort={() => undefined}
      onNearEnd={() => undefined}
    />
  )
}
