import { useLingui } from '@lingui/react/macro'
import type { ListPage, RequestList } from '@poryadok/app-backend/request-list/contract'
import { lazy, Suspense } from 'react'
import { afterPaint } from '../../lib/after-paint.ts'
import { PresetBar } from '../../ui/preset-bar.tsx'
import type { useListState } from './use-list-state.ts'
import { useViewNames } from './use-view-names.ts'

const ViewActions = lazy(async () => {
  await afterPaint()
  return import('./view-actions.tsx')
})

interface ViewBarProps {
  list: RequestList
  state: ReturnType<typeof useListState>
  counts: ListPage['counts'] | undefined
}

/** Pinned views with their counts, the open one among them, and what can be done with it. */
export function ViewBar({ list, state, counts }: ViewBarProps) {
  const { t } = useLingui()
  const nameOf = useViewNames()
  const { view, layout } = state
  if (!view) return null
  const ids = layout.pinned.includes(view.id) ? layout.pinned : [...layout.pinned, view.id]
  const presets = ids.flatMap((id) => {
    const one = list.views.find((other) => other.id === id)
    return one ? [{ id, label: nameOf(one), count: countOf(counts?.[id]), alarming: id === 'overdue' }] : []
  })
  return (
    <PresetBar
      label={t`Отборы запросов`}
      presets={presets}
      selected={view.id}
      onSelect={state.choose}
      end={
        <span className="flex h-7 shrink-0 items-center">
          <Suspense fallback={null}>
            <ViewActions {...{ list, view, state }} />
          </Suspense>
        </span>
      }
    />
  )
}

const countOf = (count: number | null | undefined): number | null | 'failed' =>
  count === null ? 'failed' : (count ?? null)
