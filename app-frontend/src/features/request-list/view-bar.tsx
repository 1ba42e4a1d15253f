import { useLingui } from '@lingui/react/macro'
import type { ListPage, RequestList, Selection } from '@poryadok/app-backend/request-list/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { PresetBar } from '../../ui/preset-bar.tsx'
import { PresetSaver } from '../../ui/preset-saver.tsx'
import { toast } from '../../ui/toast-queue.ts'
import type { useListState } from './use-list-state.ts'
import { listKey } from './use-request-pages.ts'
import { useViewNames } from './use-view-names.ts'
import { ViewMenu } from './view-menu.tsx'

interface ViewBarProps {
  list: RequestList
  state: ReturnType<typeof useListState>
  counts: ListPage['counts'] | undefined
}

/** Pinned views with their counts, the open one among them, and the star that keeps a selection under a name. */
export function ViewBar({ list, state, counts }: ViewBarProps) {
  const { t } = useLingui()
  const nameOf = useViewNames()
  const { view, selection, changed, layout } = state
  const save = useSaveView(state.choose)
  if (!view) return null
  const ids = layout.pinned.includes(view.id) ? layout.pinned : [...layout.pinned, view.id]
  const presets = ids.flatMap((id) => {
    const one = list.views.find((other) => other.id === id)
    return one ? [{ id, label: nameOf(one), count: counts?.[id] ?? null, alarming: id === 'overdue' }] : []
  })
  return (
    <PresetBar
      label={t`Отборы запросов`}
      presets={presets}
      selected={view.id}
      onSelect={state.choose}
      end={
        <span className="flex shrink-0 items-center">
          <PresetSaver
            taken={list.views.flatMap(({ name, own }) => (name !== null && own ? [name] : []))}
            onSave={(name) => save.mutate({ name, selection })}
          />
          <ViewMenu {...{ list, view, selection, changed }} onChoose={state.choose} onLayout={state.setLayout} />
        </span>
      }
    />
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
