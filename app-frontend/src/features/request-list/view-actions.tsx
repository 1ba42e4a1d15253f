import { useLingui } from '@lingui/react/macro'
import type { ListView, RequestList, Selection } from '@poryadok/app-backend/request-list/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { PresetSaver } from '../../ui/preset-saver.tsx'
import { toast } from '../../ui/toast-queue.ts'
import type { useListState } from './use-list-state.ts'
import { listKey } from './use-request-pages.ts'
import { ViewMenu } from './view-menu.tsx'

interface ViewActionsProps {
  list: RequestList
  view: ListView
  state: ReturnType<typeof useListState>
}

/** The star that keeps a selection under a name, and what can be done with the open view. */
export default function ViewActions({ list, view, state }: ViewActionsProps) {
  const { selection, changed } = state
  const save = useSaveView(state.choose)
  return (
    <>
      <PresetSaver
        taken={list.views.flatMap(({ name, own }) => (name !== null && own ? [name] : []))}
        onSave={(name) => save.mutate({ name, selection })}
      />
      <ViewMenu {...{ list, view, selection, changed }} onChoose={state.choose} onLayout={state.setLayout} />
    </>
  )
}

function useSaveView(onSaved: (id: string) => void) {
  const { api } = useServices()
  const { t } = useLingui()
  const cache = useQueryClient()
  const words = useErrorWords()
  return useMutation({
    mutationFn: (body: { name: string; selection: Selection }) =>
      api.post<{ id: string }>('/api/request-list/views', { ...body, shared: false }),
    onSuccess: async ({ id }, { name }) => {
      await cache.invalidateQueries({ queryKey: listKey })
      onSaved(id)
      toast(t`Отбор «${name}» сохранён`)
    },
    onError: (error) => toast(words(error).title),
  })
}
