import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Spinner } from './spinner.tsx'

interface ListFootProps {
  /** «Показано 50 из 1 284» */
  shown: string
  /** The next page; null: all is shown. */
  more: { label: string; busy: boolean; onMore: () => void } | null
  /** At the right: keyboard hints, the time of the data. */
  children?: ReactNode
}

/** Under a list: how much of it is shown, and the rest. */
export const ListFoot = ({ shown, more, children }: ListFootProps) => (
  <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-2.5 text-12 text-ink-3">
    <span className="whitespace-nowrap">{shown}</span>
    {more && (
      <Button size="sm" isPending={more.busy} icon={more.busy && <Spinner />} onPress={more.onMore}>
        {more.label}
      </Button>
    )}
    {children && <span className="ml-auto flex min-w-0 flex-wrap items-center gap-3">{children}</span>}
  </div>
)
