import type { ClientRef } from '@poryadok/app-backend/requests/contract'
import { useMemo, useState } from 'react'
import type { Selection } from './selection.ts'
import { useRequests } from './use-requests.ts'

/** The closed requests that stand below the open ones, asked for only while they are shown. */
export function useClosedGroup(client: ClientRef, open: Selection) {
  const [shown, setShown] = useState(false)
  const selection = useMemo((): Selection => ({ ...open, preset: 'closed' }), [open])
  const query = useRequests(client, selection, shown && open.preset === 'open')
  const pages = query.data?.pages
  const rows = useMemo(() => (shown ? (pages?.flatMap((page) => page.rows) ?? []) : []), [shown, pages])
  return { shown, toggle: () => setShown((was) => !was), selection, query, rows }
}
export type ClosedGroup = ReturnType<typeof useClosedGroup>
