import type { RequestList, Selection } from '@poryadok/app-backend/request-list/contract'
import type { ClientRef } from '@poryadok/app-backend/requests/contract'
import { useMemo, useRef, useState } from 'react'
import { shownColumns } from './shown-columns.ts'
import type { useListState } from './use-list-state.ts'
import { type Asked, rowsOf, useRequestPages } from './use-request-pages.ts'

const everything: Selection['filter'] = { match: 'all', groups: [] }

/** Rows of the open view. In a client's card the closed ones stand below the open ones, asked for once their group is unfolded. */
export function useListData(list: RequestList, client: ClientRef | null, state: ReturnType<typeof useListState>) {
  const { selection, searched, layout } = state
  const columns = useMemo(() => shownColumns(layout, client), [layout, client])
  const asked = useMemo(
    (): Asked => ({ client, selection, search: searched, columns, count: countedViews(layout.pinned, client) }),
    [client, selection, searched, columns, layout.pinned],
  )
  const pages = useRequestPages(asked)
  const rows = useMemo(() => rowsOf(pages.data?.pages ?? []), [pages.data])
  const first = pages.data?.pages[0]
  // Counts outlive a failed change of the view.
  const counts = useRef(first?.counts)
  if (first) counts.current = first.counts
  // Where none is closed, the open ones are all there is.
  const plain = client !== null && isOpenView(state)
  const grouped = plain && (counts.current?.['closed'] ?? 0) > 0
  const closed = useClosedGroup(list, asked, grouped)
  const whole = closed.shown ? { ...selection, filter: everything } : selection
  const total = first?.total ?? null
  return {
    columns,
    pages,
    rows,
    first,
    total,
    counts: counts.current,
    /** What a client's card begins with, the conditions as they came. */
    plain,
    closed: grouped ? closed : null,
    /** What is on the screen, both groups together: ticks and files mean it. */
    whole: {
      selection: whole,
      total: total === null ? null : total + (closed.shown ? (counts.current?.['closed'] ?? 0) : 0),
    },
    shown: closed.shown ? [asked, closed.asked] : [asked],
  }
}

const countedViews = (pinned: readonly string[], client: ClientRef | null): string[] =>
  client ? [...new Set([...pinned, 'open', 'closed', 'all'])] : [...pinned]

/** The view of open requests as it came; the order is the person's. */
const isOpenView = ({ view, selection }: ReturnType<typeof useListState>): boolean =>
  view?.id === 'open' && JSON.stringify(selection.filter) === JSON.stringify(view.selection.filter)

function useClosedGroup({ views }: RequestList, open: Asked, grouped: boolean) {
  const [unfolded, setUnfolded] = useState(false)
  const filter = views.find(({ id }) => id === 'closed')?.selection.filter ?? everything
  const asked = useMemo((): Asked => ({ ...open, selection: { ...open.selection, filter }, count: [] }), [open, filter])
  const shown = grouped && unfolded
  const pages = useRequestPages(asked, shown)
  const data = shown ? pages.data : undefined
  const rows = useMemo(() => rowsOf(data?.pages ?? []), [data])
  return { asked, shown, toggle: (): void => setUnfolded((was) => !was), pages, rows }
}
export type ListData = ReturnType<typeof useListData>
