import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { ErrorState } from '../error-state.tsx'
import { KeyHints } from '../key-hints.tsx'
import { ListFoot } from '../list-foot.tsx'
import { LoadingState } from '../loading-state.tsx'
import { Grid } from './grid.tsx'
import type { GridProps } from './grid-types.ts'

interface EndlessGridProps<Row extends { id: string | number }> extends Pick<
  GridProps<Row>,
  'label' | 'columns' | 'rows' | 'view' | 'onView'
> {
  /** The list as it is read, page by page. */
  list: {
    data: unknown
    error: unknown
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => Promise<unknown>
    refetch: () => Promise<unknown>
  }
  opened: Row['id'] | null
  onOpen: (row: Row) => void
  /** Instead of rows, when there are none. */
  nothing: ReactNode
  /** In the foot, before the keys. */
  note?: ReactNode
  /** There is no room for the keys in a narrow list. */
  keys?: boolean
}

/** A journal: rows that come as one scrolls, how many are shown, and what stands there while there are none. */
export function EndlessGrid<Row extends { id: string | number }>(props: EndlessGridProps<Row>) {
  const { list, rows, opened, onOpen, nothing, note, keys = true, ...grid } = props
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = list
  const { t } = useLingui()
  const words = useWording()
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />
  if (rows.length === 0) return nothing
  const shown = words.count(rows.length)
  return (
    <>
      <Grid
        {...grid}
        rows={rows}
        rowKey={({ id }) => String(id)}
        opened={opened === null ? null : String(opened)}
        onOpen={onOpen}
        onNearEnd={() => hasNextPage && !isFetchingNextPage && void fetchNextPage()}
      />
      <ListFoot
        shown={hasNextPage ? t`Показано ${shown}, прокрутите дальше` : t`Показано ${shown}, это все`}
        more={null}
      >
        {note}
        {keys && (
          <KeyHints
            hints={[
              { keys: ['↑', '↓'], does: t`строки` },
              { keys: ['Enter'], does: t`просмотр` },
            ]}
          />
        )}
      </ListFoot>
    </>
  )
}
