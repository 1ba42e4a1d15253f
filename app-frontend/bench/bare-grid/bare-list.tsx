import type { Boot } from '@poryadok/app-backend/portal/contract'
import type { ListPage, RequestList, Selection } from '@poryadok/app-backend/request-list/contract'
import { useEffect, useState } from 'react'
import { createServices } from '../../src/app/create-services.ts'
import { BareTable } from './bare-table.tsx'

/** The rows so far, and what they were asked with. */
interface Shown {
  list: RequestList
  selection: Selection
  page: ListPage
}

/**
 * Floor of the list's page: what the grid library alone takes for the same rows, asked of the same backend by the same calls
 * at the same moments; values as plain text.
 */
export function BareList({ boot }: { boot: Boot }) {
  const [{ api }] = useState(() => createServices(boot))
  const [shown, setShown] = useState<Shown | null>(null)
  const [asking, setAsking] = useState(false)
  const ask = (list: RequestList, selection: Selection, last: ListPage | null): Promise<ListPage> =>
    api.post<ListPage>('/api/request-list/page', {
      selection,
      search: '',
      columns: list.layout.columns,
      count: last ? [] : list.layout.pinned,
      ...(last ? { after: last.next, found: last.found } : {}),
    })
  const more = async ({ list, selection, page }: Shown): Promise<void> => {
    setAsking(true)
    const next = await ask(list, selection, page)
    setShown({ list, selection, page: { ...next, rows: [...page.rows, ...next.rows] } })
    setAsking(false)
  }
  useEffect(() => {
    const open = async (): Promise<void> => {
      const list = await api.get<RequestList>('/api/request-list')
      const first = list.views.find(({ id }) => id === list.layout.first)
      if (first) setShown({ list, selection: first.selection, page: await ask(list, first.selection, null) })
    }
    void open()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once
  }, [])
  if (!shown) return null
  const { list, selection, page } = shown
  return (
    <BareTable
      list={list}
      rows={page.rows}
      sort={selection.sort}
      onSort={(sort) =>
        void ask(list, { ...selection, sort }, null).then((sorted) =>
          setShown({ list, selection: { ...selection, sort }, page: sorted }),
        )
      }
      onNearEnd={() => page.next !== null && !asking && void more(shown)}
    />
  )
}
