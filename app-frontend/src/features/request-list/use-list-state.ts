import type { Layout, ListView, RequestList, Selection } from '@poryadok/app-backend/request-list/contract'
import type { ClientRef } from '@poryadok/app-backend/requests/contract'
import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { toast } from '../../ui/toast-queue.ts'
import { useDebounced } from '../../lib/use-debounced.ts'
import { listKey } from './use-request-pages.ts'

const nothing: Selection = { filter: { match: 'all', groups: [] }, sort: { field: 'id', direction: 'desc' } }

const same = (a: Selection, b: Selection): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Which view is open and what the person has made of it; columns are kept on the server as they change. A client's card begins with what is open. */
export function useListState(list: RequestList, client: ClientRef | null) {
  const [viewId, setViewId] = useState(client ? 'open' : list.layout.first)
  const view: ListView | undefined = list.views.find(({ id }) => id === viewId) ?? list.views[0]
  const [draft, setDraft] = useState<Selection | null>(null)
  const [search, setSearch] = useState('')
  const selection = draft ?? view?.selection ?? nothing
  const { layout, setLayout } = useLayout(list)
  return {
    view,
    selection,
    /** The selection differs from the view it came from. */
    changed: view !== undefined && !same(selection, view.selection),
    choose: (id: string): void => {
      setViewId(id)
      setDraft(null)
    },
    select: (next: Selection): void => setDraft(next),
    search,
    searched: useDebounced(search.trim(), 300),
    setSearch,
    layout,
    setLayout,
  }
}

function useLayout(list: RequestList) {
  const { api } = useServices()
  const { t } = useLingui()
  const cache = useQueryClient()
  const words = useErrorWords()
  const { mutate } = useMutation({
    // Changes of one list go out one after another: the last one stays.
    scope: { id: 'request-list-layout' },
    mutationFn: (layout: Layout) => api.put('/api/request-list/layout', layout),
    onError: (error) => {
      const why = words(error).title
      toast(t`Вид списка не сохранён и после перезагрузки станет прежним. ${why}`)
    },
  })
  const setLayout = (layout: Layout): void => {
    cache.setQueryData<RequestList>(listKey, (kept) => kept && { ...kept, layout })
    mutate(layout)
  }
  return { layout: list.layout, setLayout }
}
